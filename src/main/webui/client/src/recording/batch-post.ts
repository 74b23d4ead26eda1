import { retryAfterMs } from '../access/backoff.js';
import { problemOf, type Problem } from '../access/problem.js';
import { bearer, type TokenSource } from '../access/token.js';
import type { Entry, Recorded } from './entry.js';

/** What the service says of one of the batch; null where it says nothing that is known here. */
export type ItemAnswer = { readonly recorded: Recorded } | { readonly problem: Problem } | null;

/** What became of a batch: an answer for each, a refusal of all, or nothing that says whether it was recorded. */
export type BatchAnswer =
  | { readonly kind: 'answered'; readonly items: readonly ItemAnswer[] }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'retry'; readonly afterMs: number };

interface PostInit extends RequestInit {
  readonly signal: AbortSignal;
}

interface BatchResult {
  readonly results?: readonly {
    readonly index: number;
    readonly status: number;
    readonly id: string;
    readonly seq: number;
    readonly problem?: Problem;
  }[];
}

/** Statuses that another try may change, besides those from 500 on: too slow, too early, too many. */
const passing = new Set([408, 425, 429]);

/** Posts batches; fails never, whatever happens. */
export class BatchPost {
  constructor(
    private readonly address: URL,
    private readonly tokens: TokenSource,
    private readonly fetch: typeof globalThis.fetch,
    private readonly timeoutMs: number,
  ) {}

  async post(entries: readonly Entry[], abandoned: AbortSignal): Promise<BatchAnswer> {
    const signal = AbortSignal.any([abandoned, this.#inTime()]);
    try {
      const answer = await this.#sendUnderValidToken({ body: bodyOf(entries), signal });
      return answer.ok
        ? { kind: 'answered', items: itemAnswers((await answer.json()) as BatchResult, entries.length) }
        : await this.#refusal(answer);
    } catch {
      // No connection, no token, no answer in time, or one that breaks off: whether it was recorded is not known.
      return { kind: 'retry', afterMs: 0 };
    }
  }

  /** Sends it though the page ends meanwhile; what is answered nobody will know. */
  async outlastPage(entries: readonly Entry[]): Promise<void> {
    await this.#send({ body: bodyOf(entries), keepalive: true, signal: this.#inTime() }).catch(() => undefined);
  }

  #inTime(): AbortSignal {
    return AbortSignal.timeout(this.timeoutMs);
  }

  async #sendUnderValidToken(request: PostInit): Promise<Response> {
    const answer = await this.#send(request);
    if (answer.status !== 401 || !this.tokens.renews) {
      return answer;
    }
    this.tokens.refused();
    await answer.body?.cancel();
    return await this.#send(request);
  }

  async #send(request: PostInit): Promise<Response> {
    const { fetch } = this;
    const headers = { 'Content-Type': 'application/json', ...bearer(await this.tokens.get(request.signal)) };
    return await fetch(this.address, { ...request, method: 'POST', headers });
  }

  async #refusal(answer: Response): Promise<BatchAnswer> {
    const { status } = answer;
    const expired = status === 401 && this.tokens.renews;
    if (expired) {
      this.tokens.refused();
    }
    const problem = await problemOf(answer);
    return expired || status >= 500 || passing.has(status)
      ? { kind: 'retry', afterMs: retryAfterMs(answer.headers) }
      : { kind: 'refused', problem };
  }
}

function bodyOf(entries: readonly Entry[]): string {
  return `[${entries.map(({ json }) => json).join(',')}]`;
}

function itemAnswers({ results = [] }: BatchResult, count: number): ItemAnswer[] {
  const items = new Array<ItemAnswer>(count).fill(null);
  for (const { index, status, id, seq, problem } of results) {
    if (status === 200 || status === 201) {
      items[index] = { recorded: { id, seq } };
    } else if (status === 400 || status === 422) {
      items[index] = { problem: { ...problem, status } };
    }
  }
  return items.slice(0, count);
}
