const shortestMs = 500;
const longestMs = 20_000;

/**
 * How long to wait before the next try: up to 0.5 s after the first failure, twice that after each further one, never more
 * than 20 s. Full jitter (anything from zero to that bound) keeps all the open pages from coming back at the same moment.
 *
 * @param failures how many tries have failed in a row, at least 1
 * @param random a number from 0 to 1
 */
export function backoffMs(failures: number, random: number): number {
  return random * Math.min(longestMs, shortestMs * 2 ** (failures - 1));
}
