import { expect, test } from 'vitest';
import { isNumber, readJson, writeIndentedJson, writeJson } from './exact-json.js';
import type { Json } from './json.js';

test.each([
  '{"a":[1,-2.5,0,true,null,"x"],"b":{}}',
  '{"id":12345678901234567890,"price":1.50,"cold":-0,"large":1000000000000000000000,"small":0.0000001}',
  '[1e2,"1.50","\\"1.50\\"","\\\\","a\\":1.50,\\"","12345678901234567890"]',
  '{"1.50":{"-7":1.0}}',
  '1.10',
])('no digit and no text is changed by reading and writing %s', (text) => {
  expect(writeJson(readJson(text) as Json)).toBe(text);
});

test('what JavaScript holds as it is spelt is what everybody reads', () => {
  expect(readJson('{"a":[1,-2.5,{"b":"\\u00e9"}],"c":false}')).toEqual({ a: [1, -2.5, { b: 'é' }], c: false });
});

test('a number is told from a text that is spelt like it', () => {
  const list = readJson('[7, 7.0, "7.0", null]') as readonly Json[];

  expect(list.map(isNumber)).toEqual([true, true, false, false]);
});

test.each(['', '{', '{"a":}', '01', '1.', '[1,]', "{'a':1}"])('refuses %j, which is no JSON', (text) => {
  expect(() => readJson(text)).toThrow(SyntaxError);
});

test('is indented as everybody does it', () => {
  const value = { a: [1, { b: [], c: {} }], 'd"': 'x', e: null };

  expect(writeIndentedJson(value)).toBe(JSON.stringify(value, null, 2));
});

test('what lies a thousand levels deep is not drowned in blanks', () => {
  const levels = 1_000;
  const text = '['.repeat(levels) + '0,'.repeat(30_000) + '1.50' + ']'.repeat(levels);

  const written = writeIndentedJson(readJson(text) as Json);

  expect(written.replaceAll(/\s/g, '')).toBe(text);
  expect(written.length).toBeLessThan(text.length + 1_000);
});
