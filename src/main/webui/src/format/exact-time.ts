import { texts } from '../texts.js';

/** `23:04:05`, local. */
export function clockTime(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(':');
}

/** `22 Nov`, local, with the year when it is not this one. */
export function monthDay(time: Date, now: Date): string {
  const dayOfMonth = `${time.getDate()} ${texts.time.months[time.getMonth()]}`;
  return time.getFullYear() === now.getFullYear() ? dayOfMonth : `${dayOfMonth} ${time.getFullYear()}`;
}

/** `2026-11-22 23:04:05.678 +01:00`, local: in the order and the digits that nobody reads in two ways. */
export function exactLocal(time: Date): string {
  const date = [time.getFullYear(), twoDigits(time.getMonth() + 1), twoDigits(time.getDate())].join('-');
  const milliseconds = String(time.getMilliseconds()).padStart(3, '0');
  return `${date} ${clockTime(time)}.${milliseconds} ${offset(-time.getTimezoneOffset())}`;
}

/** `2026-11-22 22:04:05.678 UTC`. */
export function exactUtc(time: Date): string {
  return time.toISOString().replace('T', ' ').replace('Z', ' UTC');
}

function offset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
