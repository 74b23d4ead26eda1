import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { activityJson } from '../../test/activity-json.js';

/** An activity as it is posted. */
export interface Posted {
  readonly idempotencyKey: string;
  readonly action: string;
  readonly entityId?: string;
  readonly occurredAt?: string;
  readonly metadata?: unknown;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly problem?: unknown;
}

/** The service as a client sees it, over real HTTP: records a key once, streams, and does wrong what a test tells it to. */
export class LocalLog {
  readonly recorded: Posted[] = [];
  readonly batches: Posted[][] = [];
  readonly tokens: (string | undefined)[] = [];
  /** Behind which cursor each stream was asked to begin. */
  readonly streams: (string | null)[] = [];
  readonly queries: string[] = [];
  /** What the next requests are answered instead; `lost` records, and breaks the connection. */
  readonly next: (Answer | 'lost')[] = [];
  readonly refusedTokens = new Set<string>();
  /** Why one is refused; null where it is not. */
  refuses: (activity: Posted) => unknown = () => null;
  heartbeatSeconds = 15;
  readonly #keys = new Map<string, number>();
  readonly #open = new Set<ServerResponse>();
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));

  static async start(): Promise<LocalLog> {
    const log = new LocalLog();
    await new Promise<void>((resolve) => log.#server.listen(0, '127.0.0.1', resolve));
    return log;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Sends an event to every open stream. */
  send(event: string, data: unknown, id = ''): void {
    for (const response of this.#open) {
      response.write(`${id === '' ? '' : `id:${id}\n`}event:${event}\ndata:${JSON.stringify(data)}\n\n`);
    }
  }

  /** Streams activities with these numbers. */
  show(...numbers: number[]): void {
    for (const seq of numbers) {
      this.send('activity', activityJson(seq), `e-${seq}`);
    }
  }

  /** Ends every stream. */
  cut(): void {
    for (const response of this.#open) {
      response.end();
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = request.headers.authorization?.replace('Bearer ', '');
    this.tokens.push(token);
    const body = await text(request);
    const instead = this.next.shift();
    if (instead !== undefined && instead !== 'lost') {
      response.writeHead(instead.status, { 'Content-Type': 'application/problem+json', ...instead.headers });
      response.end(JSON.stringify(instead.problem ?? {}));
    } else if (token !== undefined && this.refusedTokens.has(token)) {
      response.writeHead(401).end();
    } else if (request.url?.startsWith('/api/v1/activities/stream') === true) {
      this.#stream(new URL(request.url, this.url), response);
    } else {
      const results = this.#record(JSON.parse(body) as Posted[]);
      if (instead === 'lost') {
        request.socket.destroy();
      } else {
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ results }));
      }
    }
  }

  #record(batch: readonly Posted[]): unknown[] {
    this.batches.push([...batch]);
    return batch.map((activity, index) => {
      const problem = this.refuses(activity);
      if (problem !== null) {
        return { index, status: 400, problem };
      }
      const known = this.#keys.get(activity.idempotencyKey);
      if (known !== undefined) {
        return { index, status: 200, id: `id-${known}`, seq: known };
      }
      const seq = this.recorded.push(activity);
      this.#keys.set(activity.idempotencyKey, seq);
      return { index, status: 201, id: `id-${seq}`, seq };
    });
  }

  #stream(url: URL, response: ServerResponse): void {
    this.streams.push(url.searchParams.get('after'));
    this.queries.push(url.search);
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
    const cursor = url.searchParams.get('after') ?? 'e-0';
    response.write(
      `event:hello\r\ndata:${JSON.stringify({ cursor, heartbeatSeconds: this.heartbeatSeconds })}\r\n\r\n`,
    );
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) {
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces).toString();
}
