import { expect, test } from 'vitest';
import { activity, numbers } from '../../test/activity-json.js';
import { ActivityRows, rowsKept } from './activity-rows.js';

function page(newest: number, oldest: number, next: string | null = `e-${oldest}`) {
  return { items: numbers(newest, oldest).map((seq) => activity(seq)), next };
}

function seqs(rows: ActivityRows): number[] {
  return rows.list.map((row) => row.activity.seq);
}

test('newer activities join in the order of their numbers, each once, whatever order they come in', () => {
  const rows = ActivityRows.of(page(10, 8)).withNewer(
    [11, 10, 13, 12, 13].map((seq) => activity(seq)),
    'e',
  );

  expect(seqs(rows)).toEqual([13, 12, 11, 10, 9, 8]);
});

test('a row that stands stays itself, so that nothing of it is drawn again', () => {
  const before = ActivityRows.of(page(3, 1, null));

  const after = before.withNewer([activity(3), activity(4)], 'e');

  expect(after.list.slice(1)).toEqual(before.list);
  expect(after.list[1]).toBe(before.list[0]);
  expect(before.withNewer([activity(2)], 'e').list).toBe(before.list);
});

test('only what came while the person was watching is marked so', () => {
  const rows = ActivityRows.of(page(2, 2))
    .withNewer([activity(3)], 'e')
    .withOlder(page(1, 1, null));

  expect(rows.list.map((row) => row.arrived)).toEqual([true, false, false]);
});

test('the oldest rows over the bound are let go, and the cursor says where they begin', () => {
  const rows = ActivityRows.of(page(50, 1, null)).withNewer(page(rowsKept + 7, 51).items, 'k3x');

  expect(seqs(rows)).toEqual(numbers(rowsKept + 7, 8));
  expect(rows).toMatchObject({ letGo: true, older: 'k3x-8' });
});

test('exactly as many rows as the bound are all kept', () => {
  const rows = ActivityRows.of(page(50, 1, null)).withNewer(page(rowsKept, 51).items, 'k3x');

  expect(rows).toMatchObject({ letGo: false, older: null });
  expect(rows.list).toHaveLength(rowsKept);
});

test('older rows that the person asked for are not let go by the next activity', () => {
  const full = ActivityRows.of(page(600, 551)).withNewer(page(1_050, 601).items, 'e');
  const rows = full.withOlder(page(550, 501));

  expect(rows.list).toHaveLength(rowsKept + 50);
  expect(rows.withNewer([activity(1_051)], 'e').list).toHaveLength(rowsKept + 50);
  expect(rows.letGo).toBe(false);
});
