import { retryAfterMs } from '../access/backoff.js';
import { problemOf, sentence } from '../access/problem.js';
import { bearer } from '../access/token.js';
import type { Connect, StreamStart } from './connection.js';
import { ConnectionEnded } from './ending.js';
import { frameOf, type Frame } from './frame.js';

/** Statuses of requests that another try may bring through. */
const passing = new Set([408, 425, 429]);

/** Streams by Server-Sent Events, read with `fetch`: an `EventSource` cannot send a token. */
export function eventStreams(service: URL, fetch: typeof globalThis.fetch): Connect {
  return async function* (start) {
    const answer = await open(service, fetch, start);
    const lines = new Lines();
    const decoder = new TextDecoder();
    for await (const piece of pieces(answer)) {
      yield* lines.frames(decoder.decode(piece, { stream: true }));
    }
  };
}

async function open(service: URL, fetch: typeof globalThis.fetch, start: StreamStart): Promise<Response> {
  const answer = await fetch(new URL(`/api/v1/activities/stream?${start.query}`, service), {
    headers: { Accept: 'text/event-stream', ...bearer(start.token) },
    cache: 'no-store',
    signal: start.signal,
  });
  if (answer.ok) {
    return answer;
  }
  const { status } = answer;
  const message = `the service answered ${sentence(await problemOf(answer))}`;
  if (status === 401) {
    throw new ConnectionEnded('renew', message);
  }
  throw status >= 500 || passing.has(status)
    ? new ConnectionEnded('retry', message, retryAfterMs(answer.headers))
    : new ConnectionEnded('give-up', message);
}

/** Not every browser's stream is an async iterable. */
async function* pieces({ body }: Response): AsyncGenerator<Uint8Array, void, void> {
  const reader = body?.getReader();
  try {
    for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
      yield read.value;
    }
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

/** Takes text as it arrives, and makes events of whole lines (the HTML standard, section 9.2). */
class Lines {
  #rest = '';
  #event = '';
  #id = '';
  #data: string[] = [];

  *frames(text: string): Generator<Frame, void, void> {
    // A piece may end between the two characters of one line's end.
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const frame = line === '' ? this.#dispatch() : this.#field(line);
      if (frame !== null) {
        yield frame;
      }
    }
  }

  #field(line: string): null {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    switch (name) {
      case 'event':
        this.#event = value;
        break;
      case 'id':
        this.#id = value;
        break;
      case 'data':
        this.#data.push(value);
        break;
    }
    return null;
  }

  #dispatch(): Frame | null {
    const [type, data] = [this.#event, this.#data.join('\n')];
    this.#event = '';
    this.#data = [];
    return frameOf(type, this.#id, data);
  }
}
