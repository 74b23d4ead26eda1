import type { ActivityRows } from '../activity/activity-rows.js';
import type { Filter } from '../activity/filter.js';
import type { Connection } from '../feed/connection.js';
import type { Problem } from '../service/problem.js';

/** What the page shows of the log. */
export interface LogState {
  readonly connection: Connection;
  readonly filter: Filter;
  /** Null until the first page with this filter has come. */
  readonly rows: ActivityRows | null;
  readonly loadingOlder: boolean;
  /** Why the rows could not be fetched, or could not be brought up to date; null when they were. */
  readonly problem: Problem | null;
}
