import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';
import { Observable } from '../src/state/observable.js';
import { activityJson, type ActivityJson } from './activity-json.js';

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

interface TypedFrame {
  readonly type: string;
  readonly data: unknown;
  readonly cursor?: string;
}

const emptySummary = { interval: 'minute', total: 0, failed: 0, buckets: [], actions: [], admins: [] };

/** As much of the service as the page needs, on a real port, with every fault that a test wants. */
export class LocalService {
  epoch = 'first';
  heartbeatSeconds = 15;
  signedIn = true;
  /** Whether a new live connection is greeted. */
  greeting = true;
  /** Whether live connections are turned away although the list answers. */
  refusing = false;
  /** What the list answers instead of a page. */
  listProblem: Answer | null = null;
  /** What a token sent to the browser session is answered with. */
  signInAnswer: Answer = { status: 204 };
  keepsCookie = true;
  tenant = 'default';
  /** Whose log the live connections are of; that of the browser session unless told. */
  liveTenant: string | null = null;
  /** Whether a ping is answered. */
  answersPings = true;
  roles: readonly string[] = ['activity:admin'];
  /** When the token ends, as the browser session says. */
  expiresAt: string | null = '2099-11-22T09:30:00Z';
  /** Null: there is no demo, as in production. */
  demoRunning: boolean | null = null;
  actions: readonly unknown[] = [];
  /** The page that is answered where sessions are asked for. */
  sessions: unknown = { items: [], next: null };
  /** What is answered instead. */
  sessionsProblem: Answer | null = null;
  /** The page that is answered where they are asked for behind a cursor. */
  furtherSessions: unknown = { items: [], next: null };
  /** What the service says against a query that it cannot read. */
  readonly faults = new Map<string, string>();
  /** What an export consists of, and whether it breaks off after that. */
  exportPieces: readonly string[] = [];
  breaksExport = false;
  /** What the counts are answered with. */
  summaryAnswer: Answer = { status: 200, body: emptySummary };
  /** Every request, as `GET /path?query`. */
  readonly requests: string[] = [];
  /** Every token that came in a header. */
  readonly tokens: string[] = [];
  /** The sub-protocols that each live connection was asked for with. */
  readonly protocols: (string | undefined)[] = [];
  /** Tokens that are refused, each time they come. */
  readonly refusedTokens = new Set<string>();
  readonly log: ActivityJson[] = [];
  /** The number of the oldest activity that retention has left. */
  oldest = 1;
  /** Behind which cursor each stream was asked to begin. */
  readonly streams: (string | null)[] = [];
  /** The open live connections, each with what it lets through. */
  readonly sockets = new Map<ServerSocket, string>();
  /** Whether a stream that resumes is sent what it missed. */
  replaying = true;
  /** How many live connections were accepted and are open, how many lists were asked for, and how much the page has said live. */
  readonly live = new Observable({ accepted: 0, open: 0, lists: 0, pings: 0 });
  #held: Promise<void> | null = null;
  #replayHeld: Promise<void> | null = null;
  readonly #http: Server = createServer((request, response) => void this.#answer(request, response));
  readonly #webSockets = new WebSocketServer({ noServer: true });

  static async start(): Promise<LocalService> {
    const service = new LocalService();
    service.#http.on('upgrade', (request, socket, head) => {
      service.protocols.push(request.headers['sec-websocket-protocol']);
      if (!service.signedIn || service.refusing) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      service.#webSockets.handleUpgrade(request, socket, head, (webSocket) =>
        service.#opened(webSocket, new URL(request.url ?? '', service.origin).searchParams),
      );
    });
    await new Promise<void>((resolve) => service.#http.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.keys()) {
      socket.terminate();
    }
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  /** Records activities and sends them to every live connection. */
  record(count = 1, differing: Readonly<Record<string, unknown>> = {}): void {
    for (let index = 0; index < count; index++) {
      const activity = activityJson(this.log.length + 1, differing);
      this.log.push(activity);
      for (const [socket, q] of this.sockets) {
        if (meets(activity, q)) {
          socket.send(JSON.stringify(this.#frameOf(activity)));
        }
      }
    }
  }

  send(frame: unknown): void {
    for (const socket of this.sockets.keys()) {
      socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    }
  }

  close(code: number): void {
    for (const socket of this.sockets.keys()) {
      socket.close(code);
    }
  }

  /** The list reads the log at once but keeps its answers back until the function is called. */
  holdLists(): () => void {
    let release = (): void => undefined;
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return () => {
      this.#held = null;
      release();
    };
  }

  /** What is left behind a gap is kept back until the function is called. */
  holdReplay(): () => void {
    let release = (): void => undefined;
    this.#replayHeld = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  requestsOf(start: string): string[] {
    return this.requests.filter((request) => request.startsWith(start));
  }

  #opened(socket: ServerSocket, query: URLSearchParams): void {
    this.streams.push(query.get('after'));
    this.sockets.set(socket, query.get('q') ?? '');
    this.live.change({ accepted: this.live.value.accepted + 1, open: this.sockets.size });
    socket.on('message', (message) => {
      this.live.change({ pings: this.live.value.pings + 1 });
      if (this.answersPings && String(message) === '{"type":"ping"}') {
        socket.send('{"type":"pong"}');
      }
    });
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.live.change({ open: this.sockets.size });
    });
    if (this.greeting) {
      void this.#greet(socket, query);
    }
  }

  async #greet(socket: ServerSocket, query: URLSearchParams): Promise<void> {
    for (const frame of this.#greetings(query)) {
      socket.send(JSON.stringify(frame));
      if (this.#replayHeld !== null && frame.type === 'gap') {
        await this.#replayHeld;
      }
    }
  }

  #greetings(query: URLSearchParams): TypedFrame[] {
    const after = query.get('after');
    const head = `${this.epoch}-${this.log.length}`;
    const strange = after !== null && !after.startsWith(`${this.epoch}-`);
    const cursor = after === null || strange ? head : after;
    const tenant = this.liveTenant ?? this.tenant;
    const hello = { type: 'hello', data: { tenant, cursor, heartbeatSeconds: this.heartbeatSeconds } };
    if (strange) {
      return [hello, { type: 'reset', data: { cursor } }];
    }
    return after === null || !this.replaying
      ? [hello]
      : [hello, ...this.#missed(cursor, query.get('q') ?? ''), { type: 'caught-up', data: { cursor: head } }];
  }

  #missed(after: string, q: string): TypedFrame[] {
    const from = Number(after.split('-')[1]) + 1;
    const missed = this.log.filter((activity) => activity.seq >= Math.max(from, this.oldest) && meets(activity, q));
    const gap = from < this.oldest ? [{ type: 'gap', data: { from, to: this.oldest - 1 } }] : [];
    return [...gap, ...missed.map((activity) => this.#frameOf(activity))];
  }

  #frameOf(activity: ActivityJson): TypedFrame {
    return { type: 'activity', cursor: `${this.epoch}-${activity.seq}`, data: activity };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests.push(`${request.method} ${request.url}`);
    const token = request.headers.authorization;
    if (token !== undefined) {
      this.tokens.push(token);
    }
    if (request.url?.startsWith('/api/v1/activities/export') === true && this.roles.includes('activity:export')) {
      this.#export(response);
      return;
    }
    const { status, body } = await this.#answerTo(request);
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    response.writeHead(status, { 'Content-Type': type });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  async #answerTo(request: IncomingMessage): Promise<Answer> {
    if (this.refusedTokens.has(request.headers.authorization ?? '')) {
      return { status: 401, body: { title: 'Unauthorized', status: 401, detail: 'the token has expired' } };
    }
    const url = new URL(request.url ?? '', this.origin);
    if (url.pathname === '/api/v1/browser-session') {
      return this.#browserSession(request.method ?? '');
    }
    if (url.pathname === '/dev/token') {
      return { status: 200, body: { token: 'demo.token' } };
    }
    if (url.pathname === '/dev/demo' && this.demoRunning !== null) {
      return { status: 200, body: { running: this.demoRunning } };
    }
    if (url.pathname === '/api/v1/actions') {
      return { status: 200, body: { items: this.actions } };
    }
    if (!this.signedIn) {
      return { status: 401, body: { title: 'Unauthorized', status: 401, detail: 'no token' } };
    }
    const fault = this.faults.get(url.searchParams.get('q') ?? '');
    if (fault !== undefined) {
      return { status: 400, body: { title: 'Bad Request', status: 400, detail: `q ${fault}` } };
    }
    if (url.pathname === '/api/v1/activities/summary') {
      return this.summaryAnswer;
    }
    if (url.pathname === '/api/v1/sessions') {
      if (this.sessionsProblem !== null) {
        return this.sessionsProblem;
      }
      return { status: 200, body: url.searchParams.has('cursor') ? this.furtherSessions : this.sessions };
    }
    const known = this.log.find(({ id }) => url.pathname === `/api/v1/activities/${String(id)}`);
    if (known !== undefined) {
      return { status: 200, body: known };
    }
    return url.pathname === '/api/v1/activities'
      ? await this.#list(url.searchParams)
      : { status: 404, body: { title: 'Not Found', status: 404 } };
  }

  #export(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/csv' });
    for (const piece of this.exportPieces) {
      response.write(piece);
    }
    if (this.breaksExport) {
      // What was written leaves first, as of a service that is killed midway.
      response.write(' ', () => response.destroy());
    } else {
      response.end();
    }
  }

  #browserSession(method: string): Answer {
    if (method === 'PUT') {
      this.signedIn = this.signInAnswer.status === 204 && this.keepsCookie;
      return this.signInAnswer;
    }
    if (method === 'DELETE') {
      this.signedIn = false;
      return { status: 204 };
    }
    const session = {
      adminId: 'ada',
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      tenant: this.tenant,
      groups: this.roles,
      expiresAt: this.expiresAt,
    };
    return this.signedIn
      ? { status: 200, body: session }
      : { status: 401, body: { title: 'Unauthorized', status: 401 } };
  }

  async #list(query: URLSearchParams): Promise<Answer> {
    const answer = this.listProblem ?? { status: 200, body: this.#page(query) };
    this.live.change({ lists: this.live.value.lists + 1 });
    await this.#held;
    return answer;
  }

  #page(query: URLSearchParams): unknown {
    const limit = Number(query.get('limit'));
    const before = Number(query.get('cursor')?.split('-')[1] ?? Infinity);
    const found = this.log
      .filter(({ seq }) => seq < before && seq >= this.oldest)
      .filter((activity) => meets(activity, query.get('q') ?? ''))
      .toReversed();
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? `${this.epoch}-${items.at(-1)?.seq}` : null };
  }
}

/** As much of the grammar as the tests use: one `action:`, one `session:` or one text. */
function meets(activity: ActivityJson, q: string): boolean {
  const [, key, value] = /^(action|session):(.*)$/.exec(q) ?? [];
  switch (key) {
    case 'action':
      return activity.action === value;
    case 'session':
      return activity['sessionId'] === value;
    default:
      return JSON.stringify(activity).includes(q);
  }
}
