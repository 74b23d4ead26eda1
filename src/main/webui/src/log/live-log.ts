import type { Activity } from '../activity/activity.js';
import { ActivityRows, type ActivityPage } from '../activity/activity-rows.js';
import { isFiltering, noFilter, type Filter } from '../activity/filter.js';
import type { AfterClose } from '../feed/close-code.js';
import type { Connection } from '../feed/connection.js';
import { Feed } from '../feed/feed.js';
import { epochOf, type Hello } from '../feed/frame.js';
import type { OpenSocket } from '../feed/socket.js';
import { fetchActivities } from '../service/activities.js';
import { problemOf, ServiceProblem } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { Observable } from '../state/observable.js';
import { catchUp } from './catch-up.js';
import type { LogState } from './log-state.js';

export interface LiveLogSurroundings {
  readonly service: Service;
  readonly openSocket: OpenSocket;
  isOnline(): boolean;
  random(): number;
}

/** More than a busy log records while one page is on its way. */
const roomWhileLoading = 200;

/** A search is asked again at most this often, however much arrives. */
const searchAgainMs = 2_000;

/**
 * The newest part of the log, kept complete: pages come over HTTP, what happens now comes from the feed.
 *
 * Two rules keep the rows without a hole and without a double. While pages are being fetched, what arrives is held and
 * joins afterwards. And after each connection the pages are read from the newest down to what was known before.
 */
export class LiveLog {
  readonly state = new Observable<LogState>({
    connection: 'stopped',
    filter: noFilter,
    rows: null,
    loadingOlder: false,
    problem: null,
  });
  readonly feed: Feed;
  readonly #service: Service;
  /** Names the log's history, as the feed said at the last hello; empty until it has. */
  #epoch = '';
  #held: Activity[] = [];
  #refreshing: Promise<void> | null = null;
  #refreshWanted = false;
  #searchAgain: ReturnType<typeof setTimeout> | undefined;
  /** Ends the requests for rows that are no longer wanted. */
  #wanted = new AbortController();

  constructor(surroundings: LiveLogSurroundings) {
    this.#service = surroundings.service;
    this.feed = new Feed(
      {
        openSocket: surroundings.openSocket,
        checkAccess: () => this.#checkAccess(),
        isOnline: () => surroundings.isOnline(),
        random: () => surroundings.random(),
      },
      {
        catchUp: (hello) => this.#catchUp(hello),
        activityArrived: (activity) => this.#activityArrived(activity),
        connectionChanged: (connection) => this.#connectionChanged(connection),
      },
    );
  }

  /** Begins, or goes on after the person has signed in again. The rows come even where no live connection can be had. */
  start(): void {
    void this.#refresh().catch(() => undefined);
    this.feed.start();
  }

  /** Forgets everything, as after signing out. */
  stop(): void {
    this.feed.stop();
    this.#forgetRows();
    this.#refreshWanted = false;
    this.#epoch = '';
    this.state.change({ filter: noFilter, problem: null });
  }

  setFilter(filter: Filter): void {
    if (filter.q !== this.state.value.filter.q) {
      this.#forgetRows();
      this.state.change({ filter, problem: null });
      void this.#refresh().catch(() => undefined);
    }
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
    this.state.change({ loadingOlder: true, rows: rows.withRoom(roomWhileLoading) });
    try {
      const page = await fetchActivities(this.#service, filter, rows.older, signal);
      const current = this.state.value.rows;
      // If newer rows have pushed the last one out meanwhile, the page no longer joins, and the person asks again.
      if (!signal.aborted && current !== null && current.older === rows.older) {
        this.state.change({ rows: current.withOlder(page), problem: null });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#failed(error);
      }
    } finally {
      if (!signal.aborted) {
        this.state.change({ loadingOlder: false });
      }
    }
  }

  /** Fetches what is new; asked again while it is at work, it goes round once more. */
  #refresh(): Promise<void> {
    this.#refreshWanted = true;
    this.#refreshing ??= this.#refreshWhileWanted().finally(() => {
      this.#refreshing = null;
      this.#held = [];
    });
    return this.#refreshing;
  }

  async #refreshWhileWanted(): Promise<void> {
    while (this.#refreshWanted) {
      this.#refreshWanted = false;
      const { signal } = this.#wanted;
      try {
        await this.#fetchNewest(signal);
      } catch (error) {
        if (!signal.aborted) {
          this.#refreshWanted = false;
          this.#failed(error);
          throw error;
        }
      }
    }
  }

  async #fetchNewest(signal: AbortSignal): Promise<void> {
    const { filter, rows } = this.state.value;
    const fetchPage = (cursor: string | null): Promise<ActivityPage> =>
      fetchActivities(this.#service, filter, cursor, signal);
    const knownSeq = this.#epoch === '' ? null : (rows?.newestSeq ?? null);
    let fetched: ActivityRows;
    if (knownSeq === null) {
      fetched = ActivityRows.of(await fetchPage(null));
    } else {
      const news = await catchUp(fetchPage, knownSeq);
      // Older rows may have come meanwhile: what stands now is what the news join.
      const standing = this.state.value.rows ?? ActivityRows.none;
      fetched = news.joined ? standing.withNewer(news.items, this.#epoch) : ActivityRows.restartedAt(news);
    }
    signal.throwIfAborted();
    this.state.change({ rows: this.#withHeld(fetched), problem: null });
  }

  #withHeld(rows: ActivityRows): ActivityRows {
    if (this.#refreshWanted) {
      // A connection has begun since these rows were asked for: what was held joins only those of the next round.
      return rows;
    }
    const held = this.#held;
    this.#held = [];
    if (held.length > 0 && isFiltering(this.state.value.filter)) {
      // Only the service knows which of them the search finds.
      this.#searchAgainSoon();
      return rows;
    }
    return rows.withNewer(held, this.#epoch);
  }

  async #catchUp(hello: Hello): Promise<void> {
    const epoch = epochOf(hello.cursor);
    if (this.#epoch !== '' && this.#epoch !== epoch) {
      this.#forgetRows();
    }
    this.#epoch = epoch;
    await this.#refresh();
  }

  #activityArrived(activity: Activity): void {
    const { filter, rows } = this.state.value;
    if (this.#refreshing !== null) {
      this.#held.push(activity);
    } else if (isFiltering(filter)) {
      this.#searchAgainSoon();
    } else if (rows !== null) {
      this.state.change({ rows: rows.withNewer([activity], this.#epoch) });
    }
  }

  #searchAgainSoon(): void {
    this.#searchAgain ??= setTimeout(() => {
      this.#searchAgain = undefined;
      void this.#refresh().catch(() => this.feed.distrust());
    }, searchAgainMs);
  }

  #connectionChanged(connection: Connection): void {
    this.state.change({ connection });
  }

  #failed(error: unknown): void {
    if (error instanceof ServiceProblem && error.isSignedOut) {
      this.feed.expire();
    } else {
      this.state.change({ problem: problemOf(error) });
    }
  }

  #forgetRows(): void {
    this.#wanted.abort();
    this.#wanted = new AbortController();
    clearTimeout(this.#searchAgain);
    this.#searchAgain = undefined;
    this.#held = [];
    this.state.change({ rows: null, loadingOlder: false });
  }

  async #checkAccess(): Promise<AfterClose> {
    try {
      await fetchActivities(this.#service, noFilter, null, this.#wanted.signal);
      return 'retry';
    } catch (error) {
      if (error instanceof ServiceProblem && error.isSignedOut) {
        return 'expired';
      }
      return error instanceof ServiceProblem && error.status === 403 ? 'refused' : 'retry';
    }
  }
}
