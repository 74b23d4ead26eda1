import { expect, test } from 'vitest';
import parsedQueries from '../../test/parsed-queries.json' with { type: 'json' };
import { ServiceProblem } from '../service/problem.js';
import { queryFault } from './query-fault.js';
import { readTerms } from './read-terms.js';
import type { Term } from './term.js';

/** What the service's parser has made of a query. */
interface ParsedQuery {
  readonly text: string;
  readonly terms?: readonly { readonly start: number; readonly end: number; readonly canonical: string }[];
  readonly fault?: number;
}

const queries: readonly ParsedQuery[] = parsedQueries;

/** The values of these have several spellings, of which the canonical one is the service's own affair. */
const respelt = ['ip', 'severity', 'after', 'before'];

/** All that is said by a term, apart from where it stands. */
function meaning({ negated, key, values }: Term): unknown {
  const spelt = key.kind === 'field' && respelt.includes(key.field) ? values.length : values.map(({ text }) => text);
  return { negated, key, spelt };
}

test.each(queries.filter(({ terms }) => terms !== undefined))(
  'of $text come the terms that the service sees in it',
  ({ text, terms = [] }) => {
    const read = readTerms(text);

    expect(read.map(({ start, end, sound }) => ({ start, end, sound }))).toEqual(
      terms.map(({ start, end }) => ({ start, end, sound: true })),
    );
    expect(read.map(meaning)).toEqual(terms.flatMap(({ canonical }) => readTerms(canonical).map(meaning)));
  },
);

test.each(queries.filter(({ fault }) => fault !== undefined))(
  'in $text something is wrong where the service says so',
  ({ text, fault }) => {
    const at = queryFault(text, new ServiceProblem(400, '', `q at ${fault}: expected something else`))?.at ?? -1;

    const read = readTerms(text);
    const formless = read.find(({ sound }) => !sound);
    const holder = read.find(({ start, end }) => start <= at && at <= end);
    const startsOfValues = read.flatMap(({ values }) => values.map(({ start }) => start));
    if (holder !== formless) {
      // A value that has the form of one and no meaning, of which only the service knows.
      expect(holder?.sound).toBe(true);
      expect(startsOfValues).toContain(at);
      expect(formless === undefined || formless.start >= at).toBe(true);
    }
  },
);
