import { backoffMs, usualBackoff, type Backoff } from '../access/backoff.js';
import { serviceAddress } from '../access/service-address.js';
import { TokenSource, type Token } from '../access/token.js';
import type { Activity } from '../activity/activity.js';
import type { Connect } from './connection.js';
import { ConnectionEnded } from './ending.js';
import { eventStreams } from './event-stream.js';
import { queryOf, type ActivityFilter } from './filter.js';
import type { Frame } from './frame.js';
import { Reader } from './reader.js';
import { webSockets, type WebSocketClass } from './web-socket.js';

/**
 * How a stream stands to what happens now.
 *
 * - `idle`: nobody listens or reads yet.
 * - `connecting`: has not been live yet.
 * - `replaying`: what was missed is arriving.
 * - `live`: activities arrive as they are recorded.
 * - `reconnecting`: was live, tries again by itself.
 * - `refused`: the service will not, and trying again would not help.
 * - `closed`: by `close`.
 */
export type StreamStatus = 'idle' | 'connecting' | 'replaying' | 'live' | 'reconnecting' | 'refused' | 'closed';

export interface ActivityStreamOptions {
  /** The address of the service; a page of the service's own origin may leave it out. */
  readonly url?: string | URL | undefined;
  /** Of role `activity:read`. A page of the service's own origin may leave it out: its cookie says who calls. */
  readonly token?: Token | undefined;
  readonly filter?: ActivityFilter | undefined;
  /** The cursor behind which to begin, `0` for all; left out: with what happens now. */
  readonly after?: string | undefined;
  /** `sse` where it is left out. */
  readonly transport?: 'sse' | 'websocket' | undefined;
  /** The bounds of the waits between tries, 0.5 s to 20 s. */
  readonly backoff?: Backoff | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** For a runtime that has none of its own, as Node 20. */
  readonly WebSocket?: WebSocketClass | undefined;
}

/** Events of a stream, each with what is in its `detail`. */
export interface ActivityStreamEvents {
  readonly activity: CustomEvent<Activity>;
  readonly status: CustomEvent<StreamStatus>;
  /** Those numbers were asked for, and retention has removed them. */
  readonly gap: CustomEvent<{ readonly from: number; readonly to: number }>;
  /** The cursor was of another history: what was read before does not fit this log. */
  readonly reset: CustomEvent<{ readonly cursor: string }>;
  /** Why the connection ended. It is tried again, unless the status is `refused`. */
  readonly error: CustomEvent<Error>;
}

type Listener = EventListenerOrEventListenerObject | null;

const helloTimeoutMs = 10_000;

/** A missed heartbeat may be chance, two and a half are not. */
const heartbeatsMissed = 2.5;

/** A connection that was live for so long was no failure, whatever ended it. */
const steadyMs = 10_000;

/**
 * The activities of a log as they are recorded, each once and in order, however often the connection breaks meanwhile. Listen to its
 * events, or read it with `for await`; it connects when somebody begins to, and is as fast as the slowest reader.
 */
export class ActivityStream extends EventTarget implements AsyncIterable<Activity> {
  readonly #options: ActivityStreamOptions;
  readonly #tokens: TokenSource;
  readonly #connect: Connect;
  readonly #readers = new Set<Reader>();
  readonly #closing = new AbortController();
  #status: StreamStatus = 'idle';
  #cursor: string | null;
  #listened = false;
  #failures = 0;
  #renewed = false;
  #liveSince = 0;
  #failure: Error | null = null;

  constructor(options: ActivityStreamOptions = {}) {
    super();
    this.#options = options;
    this.#tokens = new TokenSource(options.token);
    this.#cursor = options.after ?? null;
    const service = serviceAddress(options.url);
    this.#connect =
      options.transport === 'websocket'
        ? webSockets(service, options.WebSocket ?? globalThis.WebSocket)
        : eventStreams(service, options.fetch ?? globalThis.fetch);
  }

  get status(): StreamStatus {
    return this.#status;
  }

  /** Up to where everything has been handed out: pass it as `after` to go on there another time. Null before the first hello. */
  get cursor(): string | null {
    return this.#cursor;
  }

  override addEventListener<Type extends keyof ActivityStreamEvents>(
    type: Type,
    listener: ((event: ActivityStreamEvents[Type]) => void) | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(type: string, listener: Listener, options?: boolean | AddEventListenerOptions): void;
  override addEventListener(type: string, listener: Listener, options?: boolean | AddEventListenerOptions): void {
    super.addEventListener(type, listener, options);
    this.#listened = true;
    this.#open();
  }

  override removeEventListener<Type extends keyof ActivityStreamEvents>(
    type: Type,
    listener: ((event: ActivityStreamEvents[Type]) => void) | null,
    options?: boolean | EventListenerOptions,
  ): void;
  override removeEventListener(type: string, listener: Listener, options?: boolean | EventListenerOptions): void;
  override removeEventListener(type: string, listener: Listener, options?: boolean | EventListenerOptions): void {
    super.removeEventListener(type, listener, options);
  }

  /** Reads from where the stream is. To leave the loop closes the stream, unless somebody else listens or reads. */
  [Symbol.asyncIterator](): AsyncIterableIterator<Activity> {
    const reader = new Reader(() => {
      this.#readers.delete(reader);
      if (!this.#listened && this.#readers.size === 0) {
        this.close();
      }
    });
    if (this.#status === 'closed' || this.#status === 'refused') {
      reader.end(this.#failure);
    } else {
      this.#readers.add(reader);
      this.#open();
    }
    return reader;
  }

  close(): void {
    if (this.#status !== 'refused') {
      this.#become('closed');
    }
    this.#end(null);
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #open(): void {
    if (this.#status === 'idle') {
      this.#become('connecting');
      void this.#run();
    }
  }

  async #run(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const ended = await this.#runOnce();
      if (this.#closing.signal.aborted) {
        return;
      }
      this.#tell('error', ended);
      const waitMs = this.#judge(ended);
      if (waitMs === null) {
        this.#failure = ended;
        this.#become('refused');
        this.#end(ended);
        return;
      }
      this.#become(this.#status === 'connecting' ? 'connecting' : 'reconnecting');
      await pause(waitMs, this.#closing.signal);
    }
  }

  /** One connection, from its opening to its end. */
  async #runOnce(): Promise<ConnectionEnded> {
    const silence = new AbortController();
    this.#liveSince = 0;
    try {
      const token = await this.#tokens.get(this.#closing.signal);
      const query = queryOf(this.#options.filter ?? {});
      if (this.#cursor !== null) {
        query.set('after', this.#cursor);
      }
      const signal = AbortSignal.any([silence.signal, this.#closing.signal]);
      await this.#follow(this.#connect({ query, token, signal }), silence);
      return new ConnectionEnded('retry', 'the connection ended');
    } catch (failure) {
      return failure instanceof ConnectionEnded ? failure : new ConnectionEnded('retry', String(failure));
    } finally {
      silence.abort();
    }
  }

  /** Hands out what comes, and ends the connection when nothing has come for too long. */
  async #follow(frames: AsyncGenerator<Frame, void, void>, silence: AbortController): Promise<void> {
    let limitMs = helloTimeoutMs;
    const resuming = this.#cursor !== null;
    for (;;) {
      // Not while a reader takes its time: that silence is not the service's.
      const watchdog = setTimeout(() => silence.abort(), limitMs);
      const { done, value: frame } = await frames.next().finally(() => clearTimeout(watchdog));
      if (done === true || this.#closing.signal.aborted) {
        await frames.return();
        return;
      }
      if (frame.type === 'hello') {
        limitMs = Math.max(1, frame.data.heartbeatSeconds) * 1_000 * heartbeatsMissed;
        this.#greeted(frame.data.cursor, resuming);
      } else {
        await this.#take(frame);
      }
    }
  }

  #greeted(cursor: string, resuming: boolean): void {
    this.#renewed = false;
    if (resuming) {
      this.#become('replaying');
    } else {
      this.#cursor = cursor;
      this.#live();
    }
  }

  #live(): void {
    this.#liveSince ||= Date.now();
    this.#become('live');
  }

  async #take(frame: Exclude<Frame, { type: 'hello' }>): Promise<void> {
    switch (frame.type) {
      case 'activity':
        await this.#handOut(frame.data, frame.cursor);
        break;
      case 'caught-up':
        this.#cursor = frame.data.cursor;
        this.#live();
        break;
      case 'heartbeat':
        this.#cursor = frame.data.cursor;
        break;
      case 'gap':
        this.#tell('gap', frame.data);
        break;
      case 'reset':
        this.#cursor = frame.data.cursor;
        this.#tell('reset', frame.data);
        this.#live();
        break;
      case 'bye':
        throw new ConnectionEnded(
          frame.data.reason === 'expired' ? 'renew' : 'retry',
          `the service said bye: ${frame.data.reason}`,
          frame.data.retryAfterMs,
        );
    }
  }

  async #handOut(activity: Activity, cursor: string): Promise<void> {
    if (this.#readers.size === 0) {
      this.#cursor = cursor;
    }
    this.#tell('activity', activity);
    const taken = (): void => {
      this.#cursor = cursor;
    };
    await Promise.all([...this.#readers].map((reader) => reader.deliver(activity, taken)));
  }

  /** How long to wait before the next try; null where there is no use in one. */
  #judge(ended: ConnectionEnded): number | null {
    if (this.#liveSince > 0 && Date.now() - this.#liveSince >= steadyMs) {
      this.#failures = 0;
    }
    if (ended.next === 'give-up' || (ended.next === 'renew' && !this.#tokens.renews)) {
      return null;
    }
    if (ended.next !== 'retry') {
      this.#tokens.refused();
    }
    if (ended.next === 'renew' && !this.#renewed) {
      this.#renewed = true;
      return 0;
    }
    this.#failures++;
    return ended.afterMs + backoffMs(this.#failures, this.#options.backoff ?? usualBackoff);
  }

  #become(status: StreamStatus): void {
    if (this.#status !== status && this.#status !== 'closed') {
      this.#status = status;
      this.#tell('status', status);
    }
  }

  #tell(type: keyof ActivityStreamEvents, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #end(failure: Error | null): void {
    this.#closing.abort();
    for (const reader of this.#readers) {
      reader.end(failure);
    }
    this.#readers.clear();
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
