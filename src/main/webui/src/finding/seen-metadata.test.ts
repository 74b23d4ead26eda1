import { expect, test } from 'vitest';
import { activity } from '../../test/activity-json.js';
import { readJson } from '../json/exact-json.js';
import { SeenMetadata } from './seen-metadata.js';

const metadata = [
  '{"reason":"fraud","order":{"total":12.50,"lines":[{"sku":"a"}],"":1}}',
  '{"reason":"late payment","order":{"total":-3},"odd.name":null,"empty":{}}',
  '{"reason":"fraud","order":"none","__proto__":{"own":true}}',
];
const seen = new SeenMetadata(metadata.map((text, index) => activity(9 - index, { metadata: readJson(text) })));

test('every path that leads to a value is a key', () => {
  expect(seen.keys).toEqual(['meta."odd.name"', 'meta.__proto__.own', 'meta.order', 'meta.order.total', 'meta.reason']);
});

test.each([
  [['reason'], ['fraud', 'late payment']],
  [
    ['order', 'total'],
    ['12.50', '-3'],
  ],
  [['order'], ['none']],
  [['odd.name'], ['null']],
  [['order', 'lines', 'sku'], []],
  [['toString'], []],
])('at %j are %j', (path, values) => {
  expect(seen.valuesAt(path).map(({ value }) => value)).toEqual(values);
});

test('what is too long to be typed is not suggested', () => {
  const long = new SeenMetadata([activity(1, { metadata: { note: 'x'.repeat(500) } })]);

  expect(long.valuesAt(['note'])).toEqual([]);
});
