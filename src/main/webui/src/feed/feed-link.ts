import type { Activity } from '../activity/activity.js';
import { afterClose, type AfterClose } from './close-code.js';
import { readFrame, type Frame, type Hello } from './frame.js';
import type { OpenSocket, Socket } from './socket.js';
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
  /** Brings the rows up to the live edge. Activities arrive meanwhile; the link is live only when this is done. */
  catchUp(hello: Hello): Promise<void>;
  activityArrived(activity: Activity): void;
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
  readonly #socket: Socket;
  #liveSince: number | null = null;
  #closed = false;

  constructor(
    openSocket: OpenSocket,
    private readonly listener: FeedLinkListener,
  ) {
    this.#socket = openSocket({
      received: (text) => this.#received(text),
      closed: (code) => this.#end(afterClose(code)),
    });
    this.#watchdog.watch(helloTimeoutMs);
  }

  /** Closes without a word to the listener. */
  close(): void {
    this.#closed = true;
    this.#watchdog.stop();
    this.#socket.close();
  }

  /** Lets the connection go on under a new token of the same tenant. */
  authenticate(token: string): void {
    this.#socket.send(JSON.stringify({ type: 'auth', token }));
  }

  /** Gives up what cannot be trusted any longer. */
  breakOff(): void {
    this.#end('retry');
  }

  /** Ends at once if it has been silent for too long, as after a computer's sleep. */
  checkSilence(): void {
    this.#watchdog.check();
  }

  #received(text: string): void {
    this.#watchdog.heard();
    let frame: Frame;
    try {
      frame = readFrame(text);
    } catch {
      // An activity that cannot be read would be missing from the rows: begin anew rather than pretend.
      this.#end('retry');
      return;
    }
    switch (frame.type) {
      case 'hello':
        void this.#greeted(frame.hello);
        break;
      case 'activity':
        this.listener.activityArrived(frame.activity);
        break;
      case 'bye':
        this.#end(frame.expired ? 'expired' : 'retry', frame.retryAfterMs);
        break;
      case 'other':
        break;
    }
  }

  async #greeted(hello: Hello): Promise<void> {
    const heartbeatSeconds = Math.max(shortestHeartbeatSeconds, hello.heartbeatSeconds);
    this.#watchdog.watch(heartbeatSeconds * 1_000 * heartbeatsMissed);
    try {
      await this.listener.catchUp(hello);
    } catch {
      this.#end('retry');
      return;
    }
    if (!this.#closed) {
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
