import { expect, test } from 'vitest';
import { activity, numbers } from '../../test/activity-json.js';
import type { ActivityPage } from '../activity/activity-rows.js';
import { catchUp, pagesAtMost } from './catch-up.js';

/** A log of so many activities, in pages of ten. */
function logOf(newest: number): {
  asked: (string | null)[];
  fetchPage: (cursor: string | null) => Promise<ActivityPage>;
} {
  const asked: (string | null)[] = [];
  return {
    asked,
    fetchPage(cursor) {
      asked.push(cursor);
      const from = cursor === null ? newest : Number(cursor.slice(2)) - 1;
      const oldest = Math.max(1, from - 9);
      const next = oldest === 1 ? null : `e-${oldest}`;
      return Promise.resolve({ items: numbers(from, oldest).map((seq) => activity(seq)), next });
    },
  };
}

test('one page is enough where it reaches what is known', async () => {
  const { asked, fetchPage } = logOf(100);

  const { items, joined } = await catchUp(fetchPage, 95);

  expect(asked).toEqual([null]);
  expect(items.map(({ seq }) => seq)).toEqual(numbers(100, 91));
  expect(joined).toBe(true);
});

test('a page that ends right above what is known does not join it yet', async () => {
  const { asked, fetchPage } = logOf(100);

  const { joined } = await catchUp(fetchPage, 90);

  expect(asked).toEqual([null, 'e-91']);
  expect(joined).toBe(true);
});

test('the beginning of the log is an end, whatever was known', async () => {
  const { asked, fetchPage } = logOf(15);

  const { items, joined, next } = await catchUp(fetchPage, 0);

  expect(asked).toHaveLength(2);
  expect(items).toHaveLength(15);
  expect({ joined, next }).toEqual({ joined: true, next: null });
});

test('what lies too far back is not read, and that is said', async () => {
  const { asked, fetchPage } = logOf(1_000);

  const { items, joined, next } = await catchUp(fetchPage, 1);

  expect(asked).toHaveLength(pagesAtMost);
  expect(items.map(({ seq }) => seq)).toEqual(numbers(1_000, 901));
  expect({ joined, next }).toEqual({ joined: false, next: 'e-901' });
});
