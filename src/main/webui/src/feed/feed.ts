import type { Activity } from '../activity/activity.js';
import { backoffMs } from './backoff.js';
import type { AfterClose } from './close-code.js';
import type { Connection } from './connection.js';
import { FeedLink, type Ending } from './feed-link.js';
import type { OpenSocket, StreamStart } from './socket.js';

export interface FeedListener {
  /** The service has said whose log it is; where it is not the one that is wanted, `stop` ends it before anything comes. */
  greeted(tenant: string): void;
  /** From where a new connection should go on. */
  streamStart(): StreamStart;
  /** Reads what was recorded up to that cursor, for the stream does not join it; a failure counts as one of the connection. */
  readAnew(cursor: string): Promise<void>;
  activityArrived(activity: Activity, cursor: string): void;
  /** Up to there everything has arrived. */
  reached(cursor: string): void;
  /** What arrives does not join what is known: the next connection is not to go on behind it. */
  torn(): void;
  connectionChanged(connection: Connection): void;
}

export interface FeedSurroundings {
  readonly openSocket: OpenSocket;
  /** Asks over HTTP what to do next, since a browser hides why an upgrade was refused; fails when no answer comes. */
  checkAccess(): Promise<AfterClose>;
  isOnline(): boolean;
  /** A number from 0 to 1. */
  random(): number;
}

/** A link that was live for less than this counts as a failed one, or a service that closes at once would be hammered. */
const steadyMs = 10_000;

/** Keeps a connection to the service for as long as it is wanted, and says truly how it stands. */
export class Feed {
  #connection: Connection = 'stopped';
  #link: FeedLink | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #wasLive = false;

  constructor(
    private readonly surroundings: FeedSurroundings,
    private readonly listener: FeedListener,
  ) {}

  get connection(): Connection {
    return this.#connection;
  }

  start(): void {
    this.#failures = 0;
    this.#connect();
  }

  stop(): void {
    this.#wasLive = false;
    this.#rest('stopped');
  }

  /** Rests until the person has signed in again and `start` is called. */
  expire(): void {
    this.#rest('expired');
  }

  /** There is a new token: what is open goes on under it. */
  authenticate(token: string): void {
    this.#link?.authenticate(token);
  }

  /** The browser's network came, went or is another one: what is open is probably dead. */
  networkChanged(): void {
    if (this.#isAtWork) {
      this.#connect();
    }
  }

  /** The network may be another one, or slower: whether what is open still lives is to be found out. */
  checkSilence(): void {
    this.#link?.checkSilence();
  }

  /** The person looks at the page again: no time to sit out a wait, nor to trust a link that slept. */
  personReturned(): void {
    this.checkSilence();
    if (this.#retry !== undefined) {
      this.#connect();
    }
  }

  /** What is wanted of the stream has changed, or who asks for it: what is open is of no use any longer. */
  restart(): void {
    if (this.#connection !== 'stopped' && this.#connection !== 'expired') {
      this.#failures = 0;
      this.#wasLive = false;
      this.#connect();
    }
  }

  /** What is missing is more than is worth sending, or is no more: another stream begins with what happens now. */
  beginAnew(): void {
    if (this.#isAtWork) {
      this.#failures = 0;
      this.#connect('replaying');
    }
  }

  get #isAtWork(): boolean {
    return this.#link !== null || this.#retry !== undefined;
  }

  #connect(as: Connection = this.#trying()): void {
    this.#abandon();
    this.#become(as);
    const link: FeedLink = new FeedLink(this.surroundings.openSocket, this.listener.streamStart(), {
      greeted: (tenant) => this.listener.greeted(tenant),
      readAnew: (cursor) => this.listener.readAnew(cursor),
      activityArrived: (activity, cursor) => this.listener.activityArrived(activity, cursor),
      reached: (cursor) => this.listener.reached(cursor),
      torn: () => {
        this.listener.torn();
        this.beginAnew();
      },
      replaying: () => this.#become('replaying'),
      live: () => this.#live(),
      ended: (ending) => void this.#ended(link, ending),
    });
    this.#link = link;
  }

  #live(): void {
    this.#wasLive = true;
    this.#become('live');
  }

  async #ended(link: FeedLink, ending: Ending): Promise<void> {
    this.#failures = ending.liveMs !== null && ending.liveMs >= steadyMs ? 1 : this.#failures + 1;
    const asks = ending.next === 'expired' || (ending.next === 'retry' && ending.liveMs === null);
    if (asks || ending.next === 'retry') {
      this.#become(this.#trying());
    }
    // The token of a link may have ended while the browser has another by now: only a request can tell.
    const next = asks ? await this.#checkAccess() : ending.next;
    if (this.#link !== link) {
      return;
    }
    if (next === 'retry') {
      this.#retryAfter(ending.retryAfterMs + backoffMs(this.#failures, this.surroundings.random()));
    } else {
      this.#rest(next);
    }
  }

  async #checkAccess(): Promise<AfterClose> {
    try {
      return await this.surroundings.checkAccess();
    } catch {
      return 'retry';
    }
  }

  #retryAfter(delayMs: number): void {
    this.#abandon();
    this.#retry = setTimeout(() => this.#connect(), delayMs);
  }

  #rest(connection: Connection): void {
    this.#abandon();
    this.#become(connection);
  }

  #abandon(): void {
    this.#link?.close();
    this.#link = null;
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }

  #trying(): Connection {
    if (!this.surroundings.isOnline()) {
      return 'offline';
    }
    return this.#wasLive ? 'reconnecting' : 'connecting';
  }

  #become(connection: Connection): void {
    if (this.#connection !== connection) {
      this.#connection = connection;
      this.listener.connectionChanged(connection);
    }
  }
}
