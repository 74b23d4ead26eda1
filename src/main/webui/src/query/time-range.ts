import { valuesOf } from './edit-query.js';

/** From when to when, the end excluded; null leaves that end open. */
export interface TimeRange {
  readonly after: Date | null;
  readonly before: Date | null;
}

const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2}))?$/i;

/** The time in which the query looks, where its times can be read: of several terms the narrowest range. */
export function timeRange(query: string): TimeRange {
  const after = timesOf(query, 'after');
  const before = timesOf(query, 'before');
  return {
    after: after.length === 0 ? null : new Date(Math.max(...after)),
    before: before.length === 0 ? null : new Date(Math.min(...before)),
  };
}

/** The moment that a query writes so; a date is its first moment in UTC. */
export function readTime(text: string): Date | null {
  const time = new Date(form.test(text) ? text : Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time;
}

function timesOf(query: string, field: 'after' | 'before'): number[] {
  return valuesOf(query, field)
    .map(readTime)
    .filter((time) => time !== null)
    .map((time) => time.getTime());
}

/** As a field for a local time takes it. */
export function localFieldText(time: Date | null): string {
  if (time === null) {
    return '';
  }
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${date}T${two(time.getHours())}:${two(time.getMinutes())}`;
}
