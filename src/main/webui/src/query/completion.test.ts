import { expect, test } from 'vitest';
import { completed, completionAt, type Vocabulary } from './completion.js';
import type { Field } from './field.js';

const known: Partial<Record<Field, { value: string; label: string }[]>> = {
  action: [
    { value: 'login', label: 'Logged in' },
    { value: 'user_created', label: 'User created' },
    { value: 'bulk_login', label: 'Bulk log-in' },
  ],
  admin: [{ value: 'ada', label: 'Ada Lovelace' }],
  entity: [{ value: 'pay out', label: '' }],
};

const vocabulary: Vocabulary = {
  candidates: (field) => known[field] ?? [],
  metaKeys: ['meta.reason'],
  metaCandidates: (path) =>
    path.join() === 'order,total' ? ['-12.50', 'free of charge', '12'].map((value) => ({ value, label: '' })) : [],
};

/** What is suggested where `|` is. */
function suggested(marked: string): string[] {
  const caret = marked.indexOf('|');
  const completion = completionAt(marked.replace('|', ''), caret, vocabulary);
  return completion?.suggestions.map(({ written }) => written) ?? [];
}

/** What becomes of the query when the first suggestion is taken. */
function taken(marked: string): string {
  const caret = marked.indexOf('|');
  const query = marked.replace('|', '');
  const completion = completionAt(query, caret, vocabulary);
  const [first] = completion?.suggestions ?? [];
  if (completion === null || first === undefined) {
    throw new Error('Nothing is suggested');
  }
  const after = completed(query, completion, first);
  return `${after.query.slice(0, after.caret)}|${after.query.slice(after.caret)}`;
}

test('where a term may begin, every field is suggested', () => {
  expect(suggested('|')).toContain('action:');
  expect(suggested('login |')).toContain('meta.reason:');
});

test('a beginning of any case is completed to the field, behind whose colon the value follows', () => {
  expect(suggested('-ADMINe|')).toEqual(['adminEmail:']);
  expect(taken('x cat| y')).toBe('x category:| y');
});

test('values are found by code and by label, those that begin so first', () => {
  expect(suggested('action:log|')).toEqual(['login', 'bulk_login']);
  expect(suggested('action:logged|')).toEqual(['login']);
  expect(suggested('action:x,user|')).toEqual(['user_created']);
  expect(suggested('action:|')).toHaveLength(3);
});

test('a value is written as the grammar wants it, and the next term may begin', () => {
  expect(taken('entity:pay|')).toBe('entity:"pay out" |');
  expect(taken('entity:"pay|')).toBe('entity:"pay out" |');
  expect(taken('action:lo|,x')).toBe('action:login|,x');
  expect(taken('action:lo|gout x')).toBe('action:login| x');
});

test('a name or a label that is typed as text leads to the admin or the action of it', () => {
  expect(suggested('lovelace|')).toEqual(['admin:ada']);
  expect(taken('user cre|')).toBe('user action:user_created |');
  expect(taken('lov|')).toBe('admin:ada |');
});

test('values of metadata are completed, numbers without the quotation marks that would make them texts', () => {
  expect(suggested('meta.order.total:|')).toEqual(['-12.50', '"free of charge"', '12']);
  expect(taken('meta.order.total:12,f| x')).toBe('meta.order.total:12,"free of charge"| x');
  expect(taken('-meta."order".total:"fr|')).toBe('-meta."order".total:"free of charge" |');
  expect(suggested('meta.order:|')).toEqual([]);
});

test.each(['"lov|', 'x,lov|', 'lov|,x', 'meta.reason:f|', 'nonsense:f|', 'ac|tion:login', 'ip:1|'])(
  'nothing is suggested in %s',
  (marked) => {
    expect(suggested(marked)).toEqual([]);
  },
);
