import type { Activity } from '../activity/activity.js';
import { ActivityRows, rowsKept } from '../activity/activity-rows.js';
import { noFilter, type Filter } from '../activity/filter.js';
import type { AfterClose } from '../feed/close-code.js';
import type { Connection } from '../feed/connection.js';
import { Feed } from '../feed/feed.js';
import { epochOf } from '../feed/frame.js';
import type { OpenSocket, StreamStart } from '../feed/socket.js';
import { fetchActivities } from '../service/activities.js';
import { isSignedOut, problemOf, ServiceProblem, type Problem } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { Observable } from '../state/observable.js';
import { Gathering, type NextFrame } from './gathering.js';
import { noneWaiting, type LogState, type Pause } from './log-state.js';

export interface LiveLogSurroundings {
  readonly service: Service;
  readonly openSocket: OpenSocket;
  /** Told whose log a stream is, before anything of it comes. */
  greeted(tenant: string): void;
  readonly nextFrame: NextFrame;
  isOnline(): boolean;
  random(): number;
}

/** More than a busy log records while one page is on its way. */
const roomWhileLoading = 200;

/** After so much every row that stood before would have been let go: the newest page says the same sooner. */
const replayedAtMost = rowsKept;

/**
 * The newest part of the log, kept complete: pages come over HTTP, what happens now comes from the feed.
 *
 * What keeps the rows without a hole and without a double:
 *
 * - The first stream begins with what happens now, and only after it has said where that is, the newest page is read. So all up
 *   to there is in the pages, and all behind it in the stream. What is in both has one number, and is one row. What arrives
 *   before the page waits for it.
 * - From then on the rows are whole up to the last cursor that the stream has said, and the next stream goes on behind that one.
 *   A cursor counts only when the page that it needs has been read: if that fails, the next stream begins as the first.
 * - A page that is read while rows stand joins them if it reaches down to them; otherwise they begin anew with it.
 */
export class LiveLog {
  readonly state = new Observable<LogState>({
    connection: 'stopped',
    filter: noFilter,
    rows: null,
    pause: null,
    waiting: noneWaiting,
    loadingOlder: false,
    olderProblem: null,
    problem: null,
  });
  readonly feed: Feed;
  readonly #service: Service;
  readonly #gathering: Gathering;
  /** The rows as they are, also while those on show stand still. */
  #rows: ActivityRows | null = null;
  /** What the stream has brought before the page that it joins. */
  #early = ActivityRows.none;
  /** Up to where the stream has brought everything; null until one has begun. */
  #reached: string | null = null;
  /** The rows have everything up to there. */
  #whole = false;
  #replayed = 0;
  #reading: Promise<void> | null = null;
  #readWanted = false;
  /** Ends the requests for rows that are no longer wanted. */
  #wanted = new AbortController();

  constructor(surroundings: LiveLogSurroundings) {
    this.#service = surroundings.service;
    this.#gathering = new Gathering(surroundings.nextFrame, (activities) => this.#take(activities));
    this.feed = new Feed(
      {
        openSocket: surroundings.openSocket,
        checkAccess: () => this.#checkAccess(),
        isOnline: () => surroundings.isOnline(),
        random: () => surroundings.random(),
      },
      {
        greeted: (tenant) => surroundings.greeted(tenant),
        streamStart: () => this.#streamStart(),
        readAnew: (cursor) => this.#readAnew(cursor),
        activityArrived: (activity, cursor) => this.#activityArrived(activity, cursor),
        reached: (cursor) => this.#cursorReached(cursor),
        torn: () => this.#torn(),
        connectionChanged: (connection) => this.#connectionChanged(connection),
      },
    );
  }

  /** Begins, or goes on after the person has signed in again. The rows come even where no live connection can be had. */
  start(): void {
    if (!this.#whole) {
      void this.#read().catch(() => undefined);
    }
    this.feed.start();
  }

  /** Forgets everything, as after signing out. */
  stop(): void {
    this.feed.stop();
    this.#forgetRows();
    this.#readWanted = false;
    this.state.change({ filter: noFilter, pause: null, problem: null });
  }

  setFilter(filter: Filter): void {
    if (filter.q !== this.state.value.filter.q) {
      this.#forgetRows();
      this.state.change({ filter, problem: null });
      this.#readIfWanted();
      this.feed.restart();
    }
  }

  /** The rows stand still until `resume`; what arrives is kept for then. */
  pause(pause: Pause): void {
    if (this.state.value.pause !== 'asked') {
      this.state.change({ pause });
    }
  }

  resume(): void {
    this.#gathering.flush();
    this.state.change({ pause: null, rows: this.#rows, waiting: noneWaiting });
  }

  /** Tries again what has failed. */
  retry(): void {
    this.state.change({ problem: null });
    this.start();
  }

  async loadOlder(): Promise<void> {
    const { rows, filter, loadingOlder } = this.state.value;
    if (rows === null || rows.older === null || rows.isFull || loadingOlder) {
      return;
    }
    const { signal } = this.#wanted;
    this.#changeRows((standing) => standing.withRoom(roomWhileLoading));
    this.state.change({ loadingOlder: true, olderProblem: null });
    try {
      const page = await fetchActivities(this.#service, filter, rows.older, signal);
      if (!signal.aborted) {
        // If newer rows have pushed the last one out meanwhile, the page no longer joins, and the person asks again.
        this.#changeRows((standing) => (standing.older === rows.older ? standing.withOlder(page) : standing));
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#failed(error, (olderProblem) => this.state.change({ olderProblem }));
      }
    } finally {
      if (!signal.aborted) {
        this.state.change({ loadingOlder: false });
      }
    }
  }

  /** Both the rows on show and, where they stand still, those that they will be. */
  #changeRows(change: (rows: ActivityRows) => ActivityRows): void {
    const { rows } = this.state.value;
    const shown = rows === null ? null : change(rows);
    this.#rows = this.#rows === rows || this.#rows === null ? shown : change(this.#rows);
    this.state.change({ rows: shown });
  }

  #readIfWanted(): void {
    const { connection } = this.state.value;
    if (connection !== 'stopped' && connection !== 'expired') {
      void this.#read().catch(() => undefined);
    }
  }

  /** Reads the newest page; asked again while it is at work, it goes round once more. */
  #read(): Promise<void> {
    this.#readWanted = true;
    this.#reading ??= this.#readWhileWanted().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #readWhileWanted(): Promise<void> {
    while (this.#readWanted) {
      this.#readWanted = false;
      const { signal } = this.#wanted;
      try {
        await this.#readNewest(signal);
      } catch (error) {
        if (!signal.aborted) {
          this.#readWanted = false;
          this.#failed(error, (problem) => this.state.change({ problem }));
          throw error;
        }
      }
    }
  }

  async #readNewest(signal: AbortSignal): Promise<void> {
    const page = await fetchActivities(this.#service, this.state.value.filter, null, signal);
    signal.throwIfAborted();
    const standing = this.#rows;
    const joins = standing?.isJoinedBy(page) ?? false;
    const rows =
      standing === null
        ? ActivityRows.of(page)
        : joins
          ? standing.withNewer(page.items, this.#epoch)
          : ActivityRows.restartedAt(page);
    if (this.#readWanted || this.#reached === null) {
      // The stream that these rows are to join has not begun, or has begun after they were asked for.
      this.#become(rows, joins);
    } else {
      this.#gathering.flush();
      this.#whole = true;
      this.#become(this.#early.joinedTo(rows, this.#epoch), joins);
      this.#early = ActivityRows.none;
    }
    this.state.change({ problem: null });
  }

  #streamStart(): StreamStart {
    this.#replayed = 0;
    return { q: this.state.value.filter.q, after: this.#whole ? this.#reached : null };
  }

  async #readAnew(cursor: string): Promise<void> {
    if (this.#epoch !== '' && this.#epoch !== epochOf(cursor)) {
      this.#forgetRows();
    }
    this.#gathering.clear();
    this.#early = ActivityRows.none;
    this.#whole = false;
    this.#reached = cursor;
    await this.#read();
  }

  /** Names the log's history; empty until a stream has begun. */
  get #epoch(): string {
    return this.#reached === null ? '' : epochOf(this.#reached);
  }

  #activityArrived(activity: Activity, cursor: string): void {
    this.#reached = cursor;
    this.#gathering.add(activity);
    if (this.#whole && this.state.value.connection === 'replaying' && ++this.#replayed > replayedAtMost) {
      this.#torn();
      this.feed.beginAnew();
    }
  }

  /** The rows are whole up to what has arrived so far, and are not to be joined to what follows. */
  #torn(): void {
    this.#gathering.flush();
    this.#whole = false;
  }

  #cursorReached(cursor: string): void {
    this.#reached = cursor;
  }

  #take(activities: readonly Activity[]): void {
    if (this.#whole && this.#rows !== null) {
      this.#become(this.#rows.withNewer(activities, this.#epoch), true);
    } else {
      this.#early = this.#early.withNewer(activities, this.#epoch);
    }
  }

  #become(rows: ActivityRows, joined: boolean): void {
    const { pause, rows: shown, waiting } = this.state.value;
    if (pause !== null && shown !== null) {
      const count = waiting.count + rows.countAfter(this.#rows?.newestSeq ?? 0);
      this.state.change({ waiting: { count, more: waiting.more || !joined } });
    } else {
      this.state.change({ rows });
    }
    this.#rows = rows;
  }

  #connectionChanged(connection: Connection): void {
    if (connection === 'live') {
      this.#gathering.flush();
    }
    this.state.change({ connection });
  }

  #failed(error: unknown, tell: (problem: Problem) => void): void {
    if (isSignedOut(error)) {
      this.feed.expire();
    } else {
      tell(problemOf(error));
    }
  }

  #forgetRows(): void {
    this.#wanted.abort();
    this.#wanted = new AbortController();
    this.#gathering.clear();
    this.#rows = null;
    this.#early = ActivityRows.none;
    this.#reached = null;
    this.#whole = false;
    this.state.change({ rows: null, waiting: noneWaiting, loadingOlder: false, olderProblem: null });
  }

  async #checkAccess(): Promise<AfterClose> {
    try {
      await fetchActivities(this.#service, noFilter, null, this.#wanted.signal);
      return 'retry';
    } catch (error) {
      if (isSignedOut(error)) {
        return 'expired';
      }
      return error instanceof ServiceProblem && error.status === 403 ? 'refused' : 'retry';
    }
  }
}
