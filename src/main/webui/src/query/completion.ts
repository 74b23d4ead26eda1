import { fields, type Field } from './field.js';
import { termAt } from './read-terms.js';
import type { Term, TermValue } from './term.js';
import { writeMetaValue, writeTerm, writeValue } from './write-term.js';

/** A value that a field may have, and what else a person may call it. */
export interface Candidate {
  readonly value: string;
  readonly label: string;
}

/** What may be written, as far as it is known here. */
export interface Vocabulary {
  candidates(field: Field): readonly Candidate[];
  /** Paths of metadata that were seen, as a query writes them. */
  readonly metaKeys: readonly string[];
  metaCandidates(path: readonly string[]): readonly Candidate[];
}

/** One thing that may stand in place of what was typed. */
export interface Suggestion {
  readonly written: string;
  /** What it is, in words; empty where what is written says it. */
  readonly label: string;
  /** Whether the term is complete with it, so that the next one may begin. */
  readonly complete: boolean;
}

/** What may stand between two places of a query, the likeliest first. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly suggestions: readonly Suggestion[];
}

export interface Completed {
  readonly query: string;
  readonly caret: number;
}

const mostSuggestions = 40;

/** Fewer letters are in almost every name. */
const lettersForValues = 2;

export function completionAt(query: string, caret: number, vocabulary: Vocabulary): Completion | null {
  const term = termAt(query, caret);
  if (term === null) {
    return completion(caret, caret, keys('', vocabulary));
  }
  if (caret < term.valuesStart) {
    return null;
  }
  const value = term.values.find(({ start, end }) => start <= caret && caret <= end);
  return value === undefined ? null : ofValue(query, caret, term, value, vocabulary);
}

export function completed(query: string, { start, end }: Completion, suggestion: Suggestion): Completed {
  const rest = query.slice(end);
  const blank = suggestion.complete && !/^[\s,]/.test(rest) ? ' ' : '';
  const head = query.slice(0, start) + suggestion.written + blank;
  return { query: head + rest, caret: head.length };
}

function ofValue(
  query: string,
  caret: number,
  term: Term,
  value: TermValue,
  vocabulary: Vocabulary,
): Completion | null {
  const typed = value.quoted ? value.text : query.slice(value.start, caret);
  switch (term.key.kind) {
    case 'field':
      return completion(value.start, value.end, values(term.key.field, typed, vocabulary));
    case 'text':
      // Within quotation marks, or after a comma, is text and nothing else.
      return value.quoted || value !== term.values[0] || term.values.length > 1
        ? null
        : completion(value.start, value.end, [...keys(typed, vocabulary), ...wholeTerms(typed, vocabulary)]);
    case 'meta':
      return completion(value.start, value.end, metaValues(term.key.path, typed, vocabulary));
    case 'unknown':
      return null;
  }
}

function completion(start: number, end: number, suggestions: readonly Suggestion[]): Completion | null {
  return suggestions.length === 0 ? null : { start, end, suggestions: suggestions.slice(0, mostSuggestions) };
}

function keys(typed: string, vocabulary: Vocabulary): readonly Suggestion[] {
  return [...fields, ...vocabulary.metaKeys]
    .filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()))
    .map((name) => ({ written: `${name}:`, label: '', complete: false }));
}

function values(field: Field, typed: string, vocabulary: Vocabulary): readonly Suggestion[] {
  return matching(typed, vocabulary.candidates(field)).map(({ value, label }) => ({
    written: writeValue(field, value),
    label,
    complete: true,
  }));
}

function metaValues(path: readonly string[], typed: string, vocabulary: Vocabulary): readonly Suggestion[] {
  return matching(typed, vocabulary.metaCandidates(path)).map(({ value, label }) => ({
    written: writeMetaValue(value),
    label,
    complete: true,
  }));
}

/** Who types a name or a label means most likely the admin or the action of it. */
function wholeTerms(typed: string, vocabulary: Vocabulary): readonly Suggestion[] {
  const meant: readonly Field[] = typed.length < lettersForValues ? [] : ['action', 'admin', 'category'];
  return meant.flatMap((field) =>
    matching(typed, vocabulary.candidates(field)).map(({ value, label }) => ({
      written: writeTerm(field, [value]),
      label,
      complete: true,
    })),
  );
}

/** Those that begin with what was typed come before those that hold it. */
function matching(typed: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const wanted = typed.toLowerCase();
  const texts = (candidate: Candidate): string[] => [candidate.value.toLowerCase(), candidate.label.toLowerCase()];
  const beginning = candidates.filter((candidate) => texts(candidate).some((text) => text.startsWith(wanted)));
  const holding = candidates.filter((candidate) => texts(candidate).some((text) => text.includes(wanted)));
  return [...new Set([...beginning, ...holding])];
}
