import { texts } from '../texts.js';
import { monthDay } from './exact-time.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago a time was, in the largest unit that fits; the clocks of two machines differ, so the near future is now. */
export function relativeTime(time: Date, now: Date): string {
  const age = now.getTime() - time.getTime();
  if (age < -minute || age >= 7 * day) {
    return monthDay(time, now);
  }
  if (age < 5 * second) {
    return texts.time.justNow;
  }
  if (age < minute) {
    return texts.time.secondsAgo(Math.floor(age / second));
  }
  if (age < hour) {
    return texts.time.minutesAgo(Math.floor(age / minute));
  }
  return age < day ? texts.time.hoursAgo(Math.floor(age / hour)) : texts.time.daysAgo(Math.floor(age / day));
}
