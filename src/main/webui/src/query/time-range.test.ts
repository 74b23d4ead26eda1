import { expect, test } from 'vitest';
import { localFieldText, readTime, timeRange } from './time-range.js';

test('the range is what the query says, in either spelling', () => {
  expect(timeRange('after:2026-11-01 x to:2026-11-01T09:30:00+01:00')).toEqual({
    after: new Date('2026-11-01T00:00:00Z'),
    before: new Date('2026-11-01T08:30:00Z'),
  });
  expect(timeRange('login')).toEqual({ after: null, before: null });
});

test('of several the narrowest counts, and none that is negated or no time', () => {
  expect(timeRange('after:2026-11-01 from:2026-11-03 -after:2026-11-05 after:yesterday before:x').after).toEqual(
    new Date('2026-11-03T00:00:00Z'),
  );
});

test.each(['2026-02-30T25:00:00Z', '2026-11-01T09:30:00', '11/01/2026', '', '2026'])('%s is no time', (text) => {
  expect(readTime(text)).toBeNull();
});

test('a field for a local time takes what it gives', () => {
  const time = new Date(2026, 0, 2, 3, 4);

  expect(localFieldText(time)).toBe('2026-01-02T03:04');
  expect(new Date(localFieldText(time))).toEqual(time);
  expect(localFieldText(null)).toBe('');
});
