import { expect, test } from 'vitest';
import { backoffMs } from './backoff.js';

test('the bound doubles from half a second to twenty seconds and stays there', () => {
  const bounds = [1, 2, 3, 4, 5, 6, 7, 8, 50, 5_000].map((failures) => backoffMs(failures, 1));

  expect(bounds).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000, 20_000, 20_000]);
});

test('the jitter is full: anything from zero to the bound', () => {
  expect([0, 0.25, 0.5].map((random) => backoffMs(3, random))).toEqual([0, 500, 1_000]);
});
