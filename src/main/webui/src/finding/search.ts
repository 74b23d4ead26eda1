import type { Address } from '../address/address.js';
import { queryFault, type QueryFault } from '../query/query-fault.js';
import { isSignedOut, ServiceProblem, ServiceUnreachable } from '../service/problem.js';
import { checkQuery } from '../service/query-check.js';
import type { Service } from '../service/service.js';
import { Observable } from '../state/observable.js';

export interface SearchState {
  /** The last query that the service could read: what is on show. Null until one has been judged. */
  readonly accepted: string | null;
  /** Why the query in the address is not the one on show. */
  readonly fault: QueryFault | null;
}

/** A service that cannot be reached is asked again after so long. */
const againAfterMs = 5_000;

/**
 * Follows the query in the address, and lets through only what the service can read: what is on show stays while a query is not
 * finished or wrong.
 */
export class Search {
  readonly state = new Observable<SearchState>({ accepted: null, fault: null });
  #asked: string | null = null;
  /** The service has not said of it whether it can be read. */
  #unjudged = false;
  #judging = new AbortController();
  #again: ReturnType<typeof setTimeout> | undefined;
  #end: (() => void) | undefined;

  constructor(
    private readonly service: Service,
    private readonly address: Address,
  ) {}

  /** Somebody is signed in, without whom the service judges nothing. */
  start(): void {
    this.#end ??= this.address.state.watch(() => this.#follow());
    this.#follow();
  }

  /** The session has ended: what is on show stays, and what is asked meanwhile waits for `start`. */
  rest(): void {
    this.#end?.();
    this.#end = undefined;
    this.#unjudged = true;
    this.#judging.abort();
    clearTimeout(this.#again);
  }

  stop(): void {
    this.rest();
    this.#asked = null;
    this.state.change({ accepted: null, fault: null });
  }

  #follow(): void {
    const { q } = this.address.state.value;
    if (q !== this.#asked || this.#unjudged) {
      this.#asked = q;
      this.#unjudged = false;
      clearTimeout(this.#again);
      this.#judging.abort();
      this.#judging = new AbortController();
      void this.#judge(q, this.#judging.signal);
    }
  }

  async #judge(q: string, signal: AbortSignal): Promise<void> {
    const problem = q === '' ? null : await this.#problemOf(q, signal);
    if (signal.aborted) {
      return;
    }
    const fault = problem instanceof ServiceProblem ? queryFault(q, problem) : null;
    this.#unjudged = problem !== null && !isJudgement(problem);
    if (fault !== null) {
      this.state.change({ fault });
    } else if (!this.#unjudged || this.state.value.accepted === null) {
      // Whatever else has gone wrong, the log meets it as well, and has a place to say so and a way to try again.
      this.state.change({ accepted: q, fault });
    }
    if (problem instanceof ServiceUnreachable) {
      this.#again = setTimeout(() => this.#follow(), againAfterMs);
    }
  }

  async #problemOf(q: string, signal: AbortSignal): Promise<unknown> {
    try {
      await checkQuery(this.service, q, signal);
      return null;
    } catch (error) {
      return error;
    }
  }
}

/** What the service says to nobody, or does not say, is none: what is on show stays, and it is asked again. */
function isJudgement(problem: unknown): boolean {
  return !(problem instanceof ServiceUnreachable) && !isSignedOut(problem);
}
