import type { Activity } from '../activity/activity.js';
import { afterClose, type AfterClose } from './close-code.js';
import { readFrame, type Frame, type Hello } from './frame.js';
import { Pulse } from './pulse.js';
import type { OpenSocket, Socket, StreamStart } from './socket.js';
import { Watchdog } from './watchdog.js';

/** How a link ended, and with what left to do. */
export interface Ending {
  readonly next: AfterClose;
  /** How long it was live; null when it never was. */
  readonly liveMs: number | null;
  /** How long the service asks to be left alone. */
  readonly retryAfterMs: number;
}

export interface FeedLinkListener {
  /** The service has said whose log it is; a listener that does not want it closes the link. */
  greeted(tenant: string): void;
  /**
   * The stream does not join what is known: reads anew what was recorded up to that cursor, behind which the stream goes on.
   * Activities arrive meanwhile; the link is live only when this is done.
   */
  readAnew(cursor: string): Promise<void>;
  activityArrived(activity: Activity, cursor: string): void;
  /** Up to there everything has arrived. */
  reached(cursor: string): void;
  /** Of what was asked for, some is no more: what arrives does not join what is known. */
  torn(): void;
  /** What was missed is on its way. */
  replaying(): void;
  live(): void;
  /** Said once; the link is silent from then on. */
  ended(ending: Ending): void;
}

const helloTimeoutMs = 10_000;

/** A missed heartbeat may be chance, two and a half are not. */
const heartbeatsMissed = 2.5;

const shortestHeartbeatSeconds = 1;

/** One connection to the service, from its opening to its one ending. */
export class FeedLink {
  readonly #watchdog = new Watchdog(() => this.#end('retry'));
  readonly #pulse = new Pulse(
    () => this.#socket.send(JSON.stringify({ type: 'ping' })),
    () => this.#end('retry'),
  );
  readonly #socket: Socket;
  #atEdge = false;
  #readings = 0;
  #liveSince: number | null = null;
  #closed = false;

  constructor(
    openSocket: OpenSocket,
    private readonly start: StreamStart,
    private readonly listener: FeedLinkListener,
  ) {
    this.#socket = openSocket(
      {
        received: (text) => this.#received(text),
        closed: (code) => this.#end(afterClose(code)),
      },
      start,
    );
    this.#watchdog.watch(helloTimeoutMs);
  }

  /** Closes without a word to the listener. */
  close(): void {
    this.#closed = true;
    this.#watchdog.stop();
    this.#pulse.stop();
    this.#socket.close();
  }

  /** Lets the connection go on under a new token of the same tenant. */
  authenticate(token: string): void {
    this.#socket.send(JSON.stringify({ type: 'auth', token }));
  }

  /** Ends at once if it has been silent for too long, as after a computer's sleep, and soon if the service does not answer. */
  checkSilence(): void {
    this.#watchdog.check();
    this.#pulse.ask();
  }

  #received(text: string): void {
    this.#watchdog.heard();
    this.#pulse.heard();
    let frame: Frame;
    try {
      frame = readFrame(text);
    } catch {
      // An activity that cannot be read would be missing from the rows: begin anew rather than pretend.
      this.#end('retry');
      return;
    }
    this.#take(frame);
  }

  #take(frame: Frame): void {
    switch (frame.type) {
      case 'hello':
        this.#greeted(frame.hello);
        break;
      case 'activity':
        this.listener.activityArrived(frame.activity, frame.cursor);
        break;
      case 'caught-up':
        this.listener.reached(frame.cursor);
        this.#atEdge = true;
        this.#liveWhenWhole();
        break;
      case 'heartbeat':
        this.listener.reached(frame.cursor);
        break;
      case 'gap':
        this.listener.torn();
        break;
      case 'reset':
        this.#atEdge = true;
        void this.#readAnew(frame.cursor);
        break;
      case 'bye':
        this.#end(frame.expired ? 'expired' : 'retry', frame.retryAfterMs);
        break;
      case 'other':
        break;
    }
  }

  #greeted({ tenant, cursor, heartbeatSeconds }: Hello): void {
    this.listener.greeted(tenant);
    if (this.#closed) {
      return;
    }
    this.#pulse.begin();
    this.#watchdog.watch(Math.max(shortestHeartbeatSeconds, heartbeatSeconds) * 1_000 * heartbeatsMissed);
    if (this.start.after === null) {
      this.#atEdge = true;
      void this.#readAnew(cursor);
    } else {
      this.listener.replaying();
    }
  }

  async #readAnew(cursor: string): Promise<void> {
    this.#readings++;
    try {
      await this.listener.readAnew(cursor);
    } catch {
      this.#end('retry');
      return;
    }
    this.#readings--;
    this.#liveWhenWhole();
  }

  #liveWhenWhole(): void {
    if (!this.#closed && this.#atEdge && this.#readings === 0 && this.#liveSince === null) {
      this.#liveSince = Date.now();
      this.listener.live();
    }
  }

  #end(next: AfterClose, retryAfterMs = 0): void {
    if (!this.#closed) {
      this.close();
      const liveMs = this.#liveSince === null ? null : Date.now() - this.#liveSince;
      this.listener.ended({ next, liveMs, retryAfterMs });
    }
  }
}
