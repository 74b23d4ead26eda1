import type { ActivityRows } from '../activity/activity-rows.js';
import type { Filter } from '../activity/filter.js';
import type { Connection } from '../feed/connection.js';
import type { Problem } from '../service/problem.js';

/** Why the rows stand still: the person asked for it, or reads further down. */
export type Pause = 'asked' | 'scrolled';

/** What has arrived while the rows stand still. */
export interface Waiting {
  readonly count: number;
  /** There is more than was counted. */
  readonly more: boolean;
}

export const noneWaiting: Waiting = { count: 0, more: false };

/** What the page shows of the log. */
export interface LogState {
  readonly connection: Connection;
  readonly filter: Filter;
  /** Null until the first page with this filter has come. */
  readonly rows: ActivityRows | null;
  readonly pause: Pause | null;
  readonly waiting: Waiting;
  readonly loadingOlder: boolean;
  /** Why the older rows that were asked for did not come; null when they did. */
  readonly olderProblem: Problem | null;
  /** Why the rows could not be fetched, or could not be brought up to date; null when they were. */
  readonly problem: Problem | null;
}

/** How the page stands to what happens now: a pause shows only where there is something to hold back. */
export type Standing = Connection | 'paused';

export function standingOf({ connection, pause }: Pick<LogState, 'connection' | 'pause'>): Standing {
  return pause !== null && (connection === 'live' || connection === 'replaying') ? 'paused' : connection;
}
