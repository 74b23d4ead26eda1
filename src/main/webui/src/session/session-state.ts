import type { BrowserSession } from '../service/browser-session.js';
import type { Problem } from '../service/problem.js';

export interface SessionState {
  /** `unknown` until the service has said whether somebody is signed in. */
  readonly phase: 'unknown' | 'signed-out' | 'signed-in' | 'expired';
  /** Who is signed in, or was until the session expired. */
  readonly session: BrowserSession | null;
  /** What the service said against the last try. */
  readonly problem: Problem | null;
  /** A try is under way. */
  readonly busy: boolean;
}
