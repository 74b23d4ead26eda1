import { expect, test } from 'vitest';
import { queryInWords } from './words.js';

const labels = (code: string): string | null => (code === 'login' ? 'Logged in' : null);

test.each([
  ['', 'everything'],
  ['action:login,user_*,own', 'Action: Logged in or user_… or own'],
  ['-admin:bot@x.io', 'Admin: not bot@x.io'],
  ['"free text" success:false', 'Text: “free text”; Outcome: Failed'],
  ['severity:warning', 'Severity: Warning or above'],
  ['severity:<critical,=info', 'Severity: below Critical or Info'],
  ['severity:loud', 'Severity: loud or above'],
  ['meta."a b".c:1', 'Metadata a b.c: 1'],
  ['from:yesterday', 'Since: yesterday'],
  ['http://x action:', 'http://x; action:'],
  ['\u202Eevil', 'Text: “[U+202E]evil”'],
])('%s is said in words', (query, words) => {
  expect(queryInWords(query, labels)).toBe(words);
});

test('a time is said in local time, to the second where it has seconds', () => {
  const time = new Date(2020, 10, 22, 9, 30);

  expect(queryInWords(`after:${time.toISOString()}`, labels)).toBe('Since: 22 Nov 2020 09:30');
  expect(queryInWords(`before:${new Date(time.getTime() + 5_000).toISOString()}`, labels)).toBe(
    'Before: 22 Nov 2020 09:30:05',
  );
});
