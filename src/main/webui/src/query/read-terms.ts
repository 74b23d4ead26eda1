import { fieldNamed } from './field.js';
import { Scanner } from './scanner.js';
import type { Term, TermKey, TermValue } from './term.js';

/** The terms of a query, in their order; also of one that the service would refuse, as far as they can be told apart. */
export function readTerms(query: string): readonly Term[] {
  const scanner = new Scanner(query);
  const terms: Term[] = [];
  scanner.skipBlanks();
  while (!scanner.isAtEnd) {
    terms.push(readTerm(scanner));
    scanner.skipBlanks();
  }
  return terms;
}

/** The term in which that position is, or at whose end. */
export function termAt(query: string, position: number): Term | null {
  return readTerms(query).find(({ start, end }) => start <= position && position <= end) ?? null;
}

function readTerm(scanner: Scanner): Term {
  const start = scanner.position;
  const negated = scanner.take('-');
  const { key, sound: soundKey } = readKey(scanner);
  const valuesStart = scanner.position;
  const { values, sound: soundValues } = readValues(scanner, key.kind !== 'meta');
  const endsHere = scanner.isAtEnd || scanner.isAtBlank;
  scanner.skipToBlank();
  const sound = soundKey && soundValues && endsHere && key.kind !== 'unknown' && !isEmptyText(key, values);
  return { start, end: scanner.position, negated, key, valuesStart, values, sound };
}

function readKey(scanner: Scanner): { key: TermKey; sound: boolean } {
  const start = scanner.position;
  if (scanner.take('meta.')) {
    const { names, sound } = readPath(scanner);
    if (scanner.take(':')) {
      return { key: { kind: 'meta', path: names }, sound };
    }
    scanner.position = start;
    if (!sound) {
      return { key: { kind: 'text' }, sound };
    }
  }
  const name = scanner.bare(':');
  if (scanner.take(':')) {
    const field = fieldNamed(name);
    return { key: field === null ? { kind: 'unknown', name } : { kind: 'field', field }, sound: true };
  }
  scanner.position = start;
  return { key: { kind: 'text' }, sound: true };
}

/** The names of `meta.a.b:`. Where no colon follows it is text, but the service takes no text that begins as a faulty path. */
function readPath(scanner: Scanner): { names: string[]; sound: boolean } {
  const names: string[] = [];
  let sound = true;
  do {
    const name = scanner.isAt('"') ? scanner.quoted() : { text: scanner.bare('.:'), sound: true };
    sound &&= name.sound && name.text !== '';
    names.push(name.text);
  } while (scanner.take('.'));
  return { names, sound };
}

function readValues(scanner: Scanner, minusIsRefused: boolean): { values: TermValue[]; sound: boolean } {
  const values: TermValue[] = [];
  let sound = true;
  do {
    const start = scanner.position;
    const quoted = scanner.isAt('"');
    const value = quoted ? scanner.quoted() : { text: scanner.bare(''), sound: true };
    const isValue = quoted || (value.text !== '' && !(minusIsRefused && value.text.startsWith('-')));
    sound &&= value.sound && isValue;
    values.push({ text: value.text, quoted, start, end: scanner.position });
  } while (scanner.take(','));
  return { values, sound };
}

function isEmptyText(key: TermKey, values: readonly TermValue[]): boolean {
  return key.kind === 'text' && values.some(({ text }) => text === '');
}
