import type { Field } from './field.js';
import { isBlank } from './scanner.js';

/** In front of a term's values. */
export function writeKey(field: Field | null, negated = false): string {
  return `${negated ? '-' : ''}${field === null ? '' : `${field}:`}`;
}

export function writeTerm(field: Field | null, values: readonly string[], negated = false): string {
  return writeKey(field, negated) + values.map((value) => writeValue(field, value)).join(',');
}

/** The path of a value of the metadata. */
export function writeMetaKey(path: readonly string[], negated = false): string {
  return `${negated ? '-' : ''}meta.${path.map((name) => plainOrQuoted(name, '.:')).join('.')}:`;
}

/** The value as it is where it may stand so, else in quotation marks. Only an action may end in a `*` that is more than a character. */
export function writeValue(field: Field | null, value: string): string {
  if (field === null && value.startsWith('meta.')) {
    // It could be read as the beginning of a path.
    return quoted(value);
  }
  return plainOrQuoted(value, field === null ? ':' : field === 'action' ? '' : '*');
}

/** A number in quotation marks would be a text. */
export function writeMetaValue(value: string): string {
  return /^-?\d+(\.\d+)?$/.test(value) ? value : plainOrQuoted(value, '*');
}

export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

function plainOrQuoted(text: string, furtherMarks: string): string {
  const marks = `,"${furtherMarks}`;
  const plain =
    text !== '' &&
    !text.startsWith('-') &&
    [...text].every((character) => !isBlank(character) && !marks.includes(character));
  return plain ? text : quoted(text);
}
