import { ownCookie, type Credentials } from '../service/credentials.js';
import { closeCode } from './close-code.js';

export interface SocketListener {
  received(text: string): void;
  closed(code: number): void;
}

export interface Socket {
  /** Says something to the service; what is said before the socket is open is not heard. */
  send(text: string): void;
  /** Closes; the listener hears no more. */
  close(): void;
}

/** Where a stream begins, and what it lets through. */
export interface StreamStart {
  /** In the grammar of queries; empty lets everything through. */
  readonly q: string;
  /** The cursor behind which to go on; null begins with what happens now. */
  readonly after: string | null;
}

export type OpenSocket = (listener: SocketListener, start: StreamStart) => Socket;

/** The code that stands for an end without a close frame (RFC 6455, section 7.1.5). */
const abnormalClosure = 1006;

/** A browser's WebSocket takes no headers: the service reads one from the second of these sub-protocols. */
function protocolsOf(token: string | null): string[] {
  const header = `Bearer ${token}`;
  return token === null
    ? []
    : ['bearer-token-carrier', `quarkus-http-upgrade#Authorization#${encodeURIComponent(header)}`];
}

/** Opens WebSockets at an `http` or `https` address, with the cookie, which the browser sends along, or a token. */
export function browserSockets(address: URL, credentials: Credentials = ownCookie): OpenSocket {
  return (listener, start) => {
    const url = addressOf(address, start);
    const listening = new AbortController();
    let socket: WebSocket | null = null;
    credentials.token().then(
      (token) => {
        if (!listening.signal.aborted) {
          socket = openSocket(url, token, listener, listening.signal);
        }
      },
      () => {
        if (!listening.signal.aborted) {
          listener.closed(closeCode.tokenExpired);
        }
      },
    );
    return {
      send(text) {
        if (socket?.readyState === WebSocket.OPEN) {
          socket.send(text);
        }
      },
      close() {
        listening.abort();
        socket?.close();
      },
    };
  };
}

function addressOf(address: URL, { q, after }: StreamStart): URL {
  const url = new URL(address);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (q !== '') {
    url.searchParams.set('q', q);
  }
  if (after !== null) {
    url.searchParams.set('after', after);
  }
  return url;
}

function openSocket(url: URL, token: string | null, listener: SocketListener, signal: AbortSignal): WebSocket {
  const socket = new WebSocket(url, protocolsOf(token));
  socket.addEventListener('message', (event) => listener.received(String(event.data)), { signal });
  socket.addEventListener('close', (event) => listener.closed(event.code), { signal });
  // An error is the end already; not everything that has WebSockets says a close after it.
  socket.addEventListener('error', () => listener.closed(abnormalClosure), { signal });
  return socket;
}
