import { describe, expect, test } from 'vitest';
import { Chance } from '../../test/chance.js';
import {
  valuesOf,
  withChosen,
  withField,
  withTerm,
  withTimes,
  withoutTerm,
  withoutValue,
  withoutValueAt,
} from './edit-query.js';
import { fields, type Field } from './field.js';
import { readTerms, termAt } from './read-terms.js';
import { isBlank } from './scanner.js';
import type { Term } from './term.js';
import { writeMetaKey, writeTerm, writeValue } from './write-term.js';

const rounds = 3_000;
const pieces = 'action: admin: meta. ip: from: a b . * , - \\ / " : >= warning é 𝄞 \u00a0 \u3000 \t'
  .split(' ')
  .concat(' ', ' ', '\n');

function keyOf({ key }: Term): unknown {
  switch (key.kind) {
    case 'text':
      return null;
    case 'field':
      return key.field;
    case 'meta':
      return key.path;
    case 'unknown':
      return `?${key.name}`;
  }
}

function read(query: string): unknown[] {
  return readTerms(query).map((term) => [
    term.negated,
    keyOf(term),
    term.values.map(({ text }) => text),
    ...(term.sound ? [] : ['unsound']),
  ]);
}

function text(chance: Chance): string {
  return chance.some(5, () => chance.oneOf(pieces)).join('');
}

describe('a query is read', () => {
  test('as the contract shows it', () => {
    expect(
      read(
        'action:user_*,login -admin:bot@x.io ip:10.0.0.0/8 severity:>=warning meta.reason:"fraud" from:2026-11-01 "free text"',
      ),
    ).toEqual([
      [false, 'action', ['user_*', 'login']],
      [true, 'admin', ['bot@x.io']],
      [false, 'ip', ['10.0.0.0/8']],
      [false, 'severity', ['>=warning']],
      [false, ['reason'], ['fraud']],
      [false, 'after', ['2026-11-01']],
      [false, null, ['free text']],
    ]);
  });

  test.each([
    ['ip:::1', [[false, 'ip', ['::1']]]],
    ['meta."a.b \\"c".d:-5', [[false, ['a.b "c', 'd'], ['-5']]]],
    ['meta.reason', [[false, null, ['meta.reason']]]],
    ['"a \\"b\\\\ c, d:e"', [[false, null, ['a "b\\ c, d:e']]]],
    [
      'a\u00a0b  \t\n c',
      [
        [false, null, ['a\u00a0b']],
        [false, null, ['c']],
      ],
    ],
    ['-a,"b c"', [[true, null, ['a', 'b c']]]],
    ['sessionId:""', [[false, 'session', ['']]]],
  ])('%s', (query, expected) => {
    expect(read(query)).toEqual(expected);
  });

  test.each([
    'http://x.io',
    'constructor:x',
    'action:',
    'action:login,',
    'a ,b',
    '-',
    '--a',
    'a,-b',
    'admin:-b',
    'meta.:x',
    'meta.a..b:x',
    'meta.a:',
    '""',
    'a "b',
    'meta."a:x',
    '"a\\n"',
    '"a\\',
    '"a"b',
    'a"b"',
    '"a":b',
  ])('with the fault in it told, without stopping at it: %s', (query) => {
    expect(readTerms(`${query} `).some(({ sound }) => !sound)).toBe(true);
    expect(readTerms(`login ${query}`)[0]).toMatchObject({ sound: true, end: 5 });
  });

  test('whatever it is: every term has its place, and nothing but white space lies between', () => {
    const chance = new Chance(Date.now());
    for (let round = 0; round < rounds; round++) {
      const query = chance.some(12, () => chance.oneOf(pieces)).join('');
      let end = 0;
      for (const term of readTerms(query)) {
        expect([...query.slice(end, term.start)].every(isBlank), query).toBe(true);
        expect(term.end, query).toBeGreaterThan(term.start);
        for (const value of term.values) {
          expect(value.start >= term.valuesStart && value.end <= term.end, query).toBe(true);
        }
        end = term.end;
      }
      expect([...query.slice(end)].every(isBlank), query).toBe(true);
    }
  });
});

describe('what is written reads back', () => {
  test('whatever the values are', () => {
    const chance = new Chance(Date.now());
    for (let round = 0; round < rounds; round++) {
      const field = chance.oneOf<Field | null>([null, ...fields]);
      const values = chance.some(3, () => text(chance));
      const negated = chance.below(2) === 0;

      expect(read(writeTerm(field, values, negated)), JSON.stringify(values)).toEqual([[negated, field, values]]);
    }
  });

  test('whatever the names of the metadata are', () => {
    const chance = new Chance(Date.now());
    for (let round = 0; round < rounds; round++) {
      const path = chance.some(3, () => text(chance));

      expect(read(`${writeMetaKey(path)}x`), JSON.stringify(path)).toEqual([[false, path, ['x']]]);
    }
  });

  test('and is as plain as it can be', () => {
    expect(writeTerm('action', ['user_*', 'a:b'])).toBe('action:user_*,a:b');
    expect(writeValue('admin', 'bot*')).toBe('"bot*"');
    expect(writeValue(null, 'http://x.io')).toBe('"http://x.io"');
    expect(writeValue('entity', '')).toBe('""');
    expect(writeTerm(null, ['-x "y"'], true)).toBe('-"-x \\"y\\""');
  });
});

describe('a query is edited', () => {
  test('by one more term, but not by one that it has', () => {
    expect(withTerm('', 'action:login')).toBe('action:login');
    expect(withTerm('  fraud ', 'action:login')).toBe('fraud action:login');
    expect(withTerm('action:login fraud', 'action:login')).toBe('action:login fraud');
    expect(withTerm('"not closed', 'action:login')).toBe('action:login "not closed');
  });

  test('by a term that was chosen, which takes the place of what was wanted of its field', () => {
    expect(withChosen('admin:ada x', 'admin:"b c"')).toBe('admin:"b c" x');
    expect(withChosen('admin:ada x', '-admin:bot')).toBe('admin:ada x -admin:bot');
    expect(withChosen('x', 'meta.a:b')).toBe('x meta.a:b');
    expect(withChosen('x', 'session:s1')).toBe('x session:s1');
  });

  test('by the values of a field, in its place, whatever name it has there', () => {
    expect(withField('a from:2026-11-01 b', 'after', ['2026-12-01'])).toBe('a after:2026-12-01 b');
    expect(withField('a action:x b action:y', 'action', ['z'])).toBe('a action:z b');
    expect(withField('a -action:x', 'action', ['z'])).toBe('a -action:x action:z');
    expect(withField('a action:x b action:y', 'action', [])).toBe('a b');
    expect(withField('a', 'action', [])).toBe('a');
  });

  test('by a value that must not be', () => {
    expect(withoutValue('a', 'admin', 'bot')).toBe('a -admin:bot');
    expect(withoutValue('-admin:bot a', 'admin', 'b c')).toBe('-admin:bot,"b c" a');
    expect(withoutValue('-admin:bot a', 'admin', 'bot')).toBe('-admin:bot a');
  });

  test('by taking away a term or one of its values', () => {
    const query = 'a action:x,"y z" b';
    const term = termAt(query, 5);

    expect(term === null ? '' : withoutTerm(query, term)).toBe('a b');
    expect(term === null ? '' : withoutValueAt(query, term, 0)).toBe('a action:"y z" b');
    expect(withoutValueAt('a', readTerms('a')[0] as Term, 0)).toBe('');
  });

  test('by times, as the service writes them', () => {
    const from = new Date('2026-11-01T09:30:00Z');
    const to = new Date('2026-11-01T10:30:00.250Z');

    expect(withTimes('a to:2026', from, to)).toBe('a before:2026-11-01T10:30:00.250Z after:2026-11-01T09:30:00Z');
    expect(withTimes('a after:2026-11-01 b before:2026-11-02', null, null)).toBe('a b');
  });

  test('without a change of any other term', () => {
    const chance = new Chance(Date.now());
    for (let round = 0; round < rounds; round++) {
      const others = chance.some(3, () => writeTerm(chance.oneOf([null, 'admin', 'ip']), [text(chance)]));
      const values = chance.some(3, () => text(chance));
      const query = others.toSpliced(chance.below(others.length + 1), 0, 'action:login').join(' ');

      const edited = withField(query, 'action', values);
      expect(valuesOf(edited, 'action'), query).toEqual(values);
      expect(withField(edited, 'action', []), query).toBe(others.join(' '));
      expect(withField(edited, 'action', values), query).toBe(edited);
    }
  });
});
