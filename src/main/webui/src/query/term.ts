import type { Field } from './field.js';

/** One of the values of which one must hold. */
export interface TermValue {
  /** What is meant, without quotation marks. */
  readonly text: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

export type TermKey =
  | { readonly kind: 'text' }
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'meta'; readonly path: readonly string[] }
  | { readonly kind: 'unknown'; readonly name: string };

/** A part of a query that must hold, and where it stands, in UTF-16 units. */
export interface Term {
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
  readonly key: TermKey;
  /** Where the values begin, after the key and its colon. */
  readonly valuesStart: number;
  readonly values: readonly TermValue[];
  /** Whether it has the form of a term; only the service knows whether its values have a meaning. */
  readonly sound: boolean;
}
