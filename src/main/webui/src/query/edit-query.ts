import type { Field } from './field.js';
import { readTerms } from './read-terms.js';
import { trimmed } from './scanner.js';
import type { Term } from './term.js';
import { writeTerm, writeValue } from './write-term.js';

/** The query with that term at its end; what it says already is not said twice. */
export function withTerm(query: string, written: string): string {
  const said = readTerms(query).some(({ start, end }) => query.slice(start, end) === written);
  return said ? query : added(query, written);
}

/** The query that wants this as well; where it is about a field, in place of what the query wanted of that field. */
export function withChosen(query: string, written: string): string {
  const [term] = readTerms(written);
  return term?.key.kind === 'field' && !term.negated
    ? withField(
        query,
        term.key.field,
        term.values.map(({ text }) => text),
      )
    : withTerm(query, written);
}

export function withoutTerm(query: string, term: Term): string {
  return joined(query.slice(0, term.start), query.slice(term.end));
}

/** The values of the terms of that field that say what must be, as far as these have the form of a term. */
export function valuesOf(query: string, field: Field): readonly string[] {
  return termsOf(query, field, false).flatMap((term) => term.values.map(({ text }) => text));
}

/** The query in which that field must have one of these values and no other; with none, any. */
export function withField(query: string, field: Field, values: readonly string[]): string {
  const [first, ...others] = termsOf(query, field, false);
  const written = values.length === 0 ? '' : writeTerm(field, values);
  const without = others.toReversed().reduce(withoutTerm, query);
  if (first === undefined) {
    return added(without, written);
  }
  return written === ''
    ? withoutTerm(without, first)
    : without.slice(0, first.start) + written + without.slice(first.end);
}

/** The query which also wants that field not to have that value. */
export function withoutValue(query: string, field: Field, value: string): string {
  const [standing] = termsOf(query, field, true);
  if (standing === undefined) {
    return added(query, writeTerm(field, [value], true));
  }
  return standing.values.some(({ text }) => text === value)
    ? query
    : `${query.slice(0, standing.end)},${writeValue(field, value)}${query.slice(standing.end)}`;
}

/** The query without one of a term's values; with the last one goes the term. */
export function withoutValueAt(query: string, term: Term, index: number): string {
  const kept = term.values.filter((_, at) => at !== index).map(({ start, end }) => query.slice(start, end));
  return kept.length === 0
    ? withoutTerm(query, term)
    : query.slice(0, term.valuesStart) + kept.join(',') + query.slice(term.end);
}

/** The query with another time in which to look; null leaves that end open. */
export function withTimes(query: string, after: Date | null, before: Date | null): string {
  const from = withField(query, 'after', after === null ? [] : [writeTime(after)]);
  return withField(from, 'before', before === null ? [] : [writeTime(before)]);
}

function writeTime(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}

function termsOf(query: string, field: Field, negated: boolean): readonly Term[] {
  return readTerms(query).filter(
    (term) => term.sound && term.negated === negated && term.key.kind === 'field' && term.key.field === field,
  );
}

/** Within a quotation that nobody has closed yet it would be lost, so before it. */
function added(query: string, written: string): string {
  return (readTerms(query).at(-1)?.sound ?? true) ? joined(query, written) : joined(written, query);
}

function joined(...parts: readonly string[]): string {
  return parts
    .map(trimmed)
    .filter((part) => part !== '')
    .join(' ');
}
