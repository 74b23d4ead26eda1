import type { Frame } from './frame.js';

/** Where a stream begins, and what it lets through. */
export interface StreamStart {
  /** With the filter, and the cursor in `after`. */
  readonly query: URLSearchParams;
  readonly token: string | null;
  readonly signal: AbortSignal;
}

/** Opens one connection; what it yields ends with `ConnectionEnded` or whatever failed. */
export type Connect = (start: StreamStart) => AsyncGenerator<Frame, void, void>;
