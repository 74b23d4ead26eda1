export interface SocketListener {
  received(text: string): void;
  closed(code: number): void;
}

export interface Socket {
  /** Closes; the listener hears no more. */
  close(): void;
}

export type OpenSocket = (listener: SocketListener) => Socket;

/** The code that stands for an end without a close frame (RFC 6455, section 7.1.5). */
const abnormalClosure = 1006;

/** Opens WebSockets at an `http` or `https` address; the browser sends the cookie along. */
export function browserSockets(address: URL): OpenSocket {
  const url = new URL(address);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return (listener) => {
    const socket = new WebSocket(url);
    const listening = new AbortController();
    const { signal } = listening;
    socket.addEventListener('message', (event) => listener.received(String(event.data)), { signal });
    socket.addEventListener('close', (event) => listener.closed(event.code), { signal });
    // An error is the end already; not everything that has WebSockets says a close after it.
    socket.addEventListener('error', () => listener.closed(abnormalClosure), { signal });
    return {
      close() {
        listening.abort();
        socket.close();
      },
    };
  };
}
