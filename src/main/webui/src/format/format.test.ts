import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deviceIcon, deviceText } from './device-text.js';
import { clockTime, exactLocal, exactUtc } from './exact-time.js';
import { avatarHue, avatarHues, initials } from './initials.js';
import { relativeTime } from './relative-time.js';
import { visibleText } from './visible-text.js';

const zone = process.env['TZ'];

beforeEach(() => {
  process.env['TZ'] = 'Asia/Kolkata';
});

afterEach(() => {
  process.env['TZ'] = zone;
});

describe('relative time', () => {
  const now = new Date('2026-11-22T09:30:00Z');

  test.each([
    ['2026-11-22T09:29:58Z', 'just now'],
    ['2026-11-22T09:29:55Z', '5 s ago'],
    ['2026-11-22T09:29:00.001Z', '59 s ago'],
    ['2026-11-22T09:29:00Z', '1 min ago'],
    ['2026-11-22T08:30:01Z', '59 min ago'],
    ['2026-11-22T08:30:00Z', '1 h ago'],
    ['2026-11-21T09:30:01Z', '23 h ago'],
    ['2026-11-21T09:30:00Z', '1 day ago'],
    ['2026-11-15T09:30:01Z', '6 days ago'],
    ['2026-11-15T09:30:00Z', '15 Nov'],
    ['2025-12-31T09:30:00Z', '31 Dec 2025'],
  ])('%s is %s', (time, text) => {
    expect(relativeTime(new Date(time), now)).toBe(text);
  });

  test('of clocks that differ a little is now, never a time to come', () => {
    expect(relativeTime(new Date('2026-11-22T09:30:45Z'), now)).toBe('just now');
    expect(relativeTime(new Date('2026-11-22T09:34:00Z'), now)).toBe('22 Nov');
  });
});

describe('exact time', () => {
  const time = new Date('2026-11-22T20:04:05.067Z');

  test('is told in local time with its offset and in UTC', () => {
    expect(exactLocal(time)).toBe('2026-11-23 01:34:05.067 +05:30');
    expect(exactUtc(time)).toBe('2026-11-22 20:04:05.067 UTC');
    expect(clockTime(time)).toBe('01:34:05');
  });

  test('knows offsets west of Greenwich', () => {
    process.env['TZ'] = 'America/St_Johns';

    expect(exactLocal(time)).toBe('2026-11-22 16:34:05.067 -03:30');
  });
});

describe('initials', () => {
  test.each([
    ['Ada Lovelace', 'AL'],
    ['Grace Brewster Murray Hopper', 'GH'],
    ['ops-bot', 'OB'],
    ['ada', 'A'],
    ['ada@example.com', 'AC'],
    ['élise Øst', 'ÉØ'],
    ['👩🏽‍🚀 Mae Jemison', 'MJ'],
    ['👩🏽‍🚀', '?'],
    ['', '?'],
  ])('of %j are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  test('a colour is always the same one, and there is one for every admin', () => {
    const hues = Array.from({ length: 200 }, (_, index) => avatarHue(`admin-${index}`));

    expect(hues).toEqual(Array.from({ length: 200 }, (_, index) => avatarHue(`admin-${index}`)));
    expect(new Set(hues).size).toBe(avatarHues);
    expect(Math.max(...hues)).toBeLessThan(avatarHues);
  });
});

describe('visible text', () => {
  test('spells out what turns the direction of writing, and what is not seen', () => {
    expect(visibleText('invoice\u202Efdp.exe')).toBe('invoice[U+202E]fdp.exe');
    expect(visibleText('a\u200Bb\u0000c\nd\uFEFFe\u2066f')).toBe('a[U+200B]b[U+0000]c[U+000A]d[U+FEFF]e[U+2066]f');
  });

  test.each(['Ada Lovelace', 'عربى اسم', 'שלום', '👩🏽‍🚀', 'نمی‌خواهم', '<b>&amp;</b>'])('leaves %j as it is', (text) => {
    expect(visibleText(text)).toBe(text);
  });
});

describe('a device', () => {
  test('is told by as much as is known', () => {
    expect(deviceText({ type: 'desktop', browser: 'Firefox', os: 'Linux' })).toBe('Firefox on Linux');
    expect(deviceText({ type: 'bot', browser: 'curl', os: null })).toBe('curl');
    expect(deviceText({ type: 'mobile', browser: null, os: 'iOS' })).toBe('iOS');
    expect(deviceText({ type: 'other', browser: null, os: null })).toBe('Unknown device');
  });

  test('of a type of tomorrow has a picture too', () => {
    expect(deviceIcon({ type: 'tablet', browser: null, os: null })).toBe('tablet');
    expect(deviceIcon({ type: 'constructor', browser: null, os: null })).toBe('circle-question-mark');
  });
});
