/** The bounds of the waits between one try and the next. */
export interface Backoff {
  readonly shortestMs: number;
  readonly longestMs: number;
}

export const usualBackoff: Backoff = { shortestMs: 500, longestMs: 20_000 };

/** A longer wait than this is not asked for by a service that will come back. */
const longestAskedMs = 3_600_000;

/**
 * How long to wait before the next try: anything from zero to a bound that doubles with each failure in a row (full jitter), so
 * that the many clients of a service that comes back do not come back at the same moment.
 *
 * @param failures how many tries have failed in a row, at least 1
 */
export function backoffMs(failures: number, { shortestMs, longestMs }: Backoff): number {
  return Math.random() * Math.min(longestMs, shortestMs * 2 ** (failures - 1));
}

/** What the answer's `Retry-After` asks for, in seconds or as a date; 0 where it asks for nothing. */
export function retryAfterMs(headers: Headers): number {
  const value = headers.get('Retry-After') ?? '';
  const asked = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(asked) ? 0 : Math.min(Math.max(asked, 0), longestAskedMs);
}
