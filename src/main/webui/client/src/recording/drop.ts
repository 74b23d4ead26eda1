import { sentence, type Problem } from '../access/problem.js';
import type { NewActivity } from '../activity/new-activity.js';

/**
 * Why an activity will not be recorded.
 *
 * - `refused`: the service will not have it; `problem` says why.
 * - `unauthorized`: the service takes nothing under this token.
 * - `unserializable`: it cannot be written as JSON, as when it holds itself.
 * - `too-long`: more than the 64 KiB that the service takes for one.
 * - `full`: so much waits already that there is no room.
 * - `too-old`: tried for so long that the service may have forgotten whether it recorded it.
 * - `closed`: the logger had been closed.
 * - `leaving`: the program or the page ended first. Whether it was recorded is not known where it was on its way.
 */
export type DropCode =
  'refused' | 'unauthorized' | 'unserializable' | 'too-long' | 'full' | 'too-old' | 'closed' | 'leaving';

export interface DropReason {
  readonly code: DropCode;
  readonly message: string;
  readonly problem?: Problem;
}

/** What a logger that was asked to be strict throws. */
export class ActivityDropped extends Error {
  override readonly name = 'ActivityDropped';

  constructor(
    readonly activities: readonly NewActivity<string>[],
    readonly reason: DropReason,
  ) {
    super(`${activities.map(({ action }) => action).join(', ')} not recorded: ${reason.message}`);
  }
}

export function refused(problem: Problem): DropReason {
  const code = problem.status === 401 || problem.status === 403 ? 'unauthorized' : 'refused';
  return { code, message: `the service refused it with ${sentence(problem)}`, problem };
}
