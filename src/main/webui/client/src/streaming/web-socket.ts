import type { Connect, StreamStart } from './connection.js';
import { ConnectionEnded } from './ending.js';
import { frameOfMessage, type Frame } from './frame.js';

/** As much of a WebSocket as is needed of it. */
export type WebSocketClass = new (url: string | URL, protocols?: string[]) => WebSocket;

/** A WebSocket cannot be asked to wait: beyond this it is closed, and gone on with from where the reader is. */
const mostUnread = 10_000;

/** Streams by WebSocket. */
export function webSockets(service: URL, Socket: WebSocketClass): Connect {
  return async function* (start) {
    const unread = new Unread();
    const socket = new Socket(address(service, start), protocols(start.token));
    let opened = false;
    socket.addEventListener('open', () => (opened = true));
    socket.addEventListener('message', ({ data }) => unread.add(String(data)));
    socket.addEventListener('close', ({ code, reason }) => unread.end(opened ? ended(code, reason) : failed(false)));
    socket.addEventListener('error', () => unread.end(failed(opened)));
    start.signal.addEventListener('abort', () => unread.end(new ConnectionEnded('retry', 'closed')));
    try {
      for (;;) {
        const frame = frameOfMessage(await unread.next());
        if (frame !== null) {
          yield frame satisfies Frame;
        }
      }
    } finally {
      socket.close();
    }
  };
}

function address(service: URL, { query }: StreamStart): URL {
  const url = new URL(`/api/v1/activities/live?${query}`, service);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url;
}

/** A WebSocket of a browser takes no headers: the service reads one from the second of these sub-protocols. */
function protocols(token: string | null): string[] {
  return token === null
    ? []
    : ['bearer-token-carrier', `quarkus-http-upgrade#Authorization#${encodeURIComponent(`Bearer ${token}`)}`];
}

/** Nobody is told why an upgrade was refused: an ended token is one reason. */
function failed(opened: boolean): ConnectionEnded {
  return new ConnectionEnded(opened ? 'retry' : 'retry-renewed', 'the connection failed');
}

/** By the close codes of the contract. */
function ended(code: number, reason: string): ConnectionEnded {
  const message = `the service closed the connection with ${code} ${reason}`.trim();
  switch (code) {
    case 4401:
      return new ConnectionEnded('renew', message);
    case 4400:
    case 4403:
      return new ConnectionEnded('give-up', message);
    default:
      return new ConnectionEnded('retry', message);
  }
}

/** Messages between the socket, which brings them, and the reader, who comes for them. */
class Unread {
  readonly #messages: string[] = [];
  #ended: ConnectionEnded | null = null;
  #tell = (): void => undefined;

  add(message: string): void {
    if (this.#messages.length >= mostUnread) {
      this.end(new ConnectionEnded('retry', 'the reader is too slow'));
    } else if (this.#ended === null) {
      this.#messages.push(message);
      this.#tell();
    }
  }

  end(ended: ConnectionEnded): void {
    this.#ended ??= ended;
    this.#tell();
  }

  async next(): Promise<string> {
    while (this.#messages.length === 0) {
      if (this.#ended !== null) {
        throw this.#ended;
      }
      await new Promise<void>((resolve) => (this.#tell = resolve));
    }
    return this.#messages.shift() ?? '';
  }
}
