import type { Summary } from '../service/summary.js';

const minuteMs = 60_000;
const lengths = {
  minute: minuteMs,
  hour: 60 * minuteMs,
  day: 1_440 * minuteMs,
  month: 30 * 1_440 * minuteMs,
  year: 365 * 1_440 * minuteMs,
} as const;

/** Where the bucket of that index ends: where the next begins, for months and years are not of one length. */
export function bucketEnd({ buckets, interval }: Summary, index: number): Date {
  const next = buckets[index + 1];
  const start = buckets[index]?.start.getTime() ?? 0;
  return next?.start ?? new Date(start + lengths[interval]);
}

/** The bucket in which that moment is, or the nearest. */
export function bucketAt(summary: Summary, time: Date): number {
  const after = summary.buckets.findIndex((_, index) => bucketEnd(summary, index) > time);
  return after < 0 ? summary.buckets.length - 1 : after;
}
