import type { ServiceProblem } from '../service/problem.js';

/** Where the service could not read a query, and what it had expected there. */
export interface QueryFault {
  readonly query: string;
  /** Where in the query, in UTF-16 units; at its length where something is missing at the end. */
  readonly at: number;
  readonly expected: string;
  /** The name that was probably meant. */
  readonly suggestion: string | null;
}

const form = /\bat (\d+): expected (.*)$/s;
const suggestionForm = /^([^:(]*?) \(([\w.]+)\?\)/;

/** Null where the service complains of something else than the query. */
export function queryFault(query: string, problem: ServiceProblem): QueryFault | null {
  const [, column, complaint] = problem.status === 400 ? (form.exec(problem.detail ?? '') ?? []) : [];
  if (column === undefined || complaint === undefined) {
    return null;
  }
  const [meant, expected, suggestion] = suggestionForm.exec(complaint) ?? [];
  return {
    query,
    at: indexOf(query, Number(column)),
    expected: meant === undefined ? complaint : `${expected}${complaint.slice(meant.length)}`,
    suggestion: suggestion ?? null,
  };
}

/** The query with the name that was probably meant in place of the one that stands there. */
export function mended({ query, at, suggestion }: QueryFault): string | null {
  const name = /^[^:\s]*/.exec(query.slice(at))?.[0] ?? '';
  return suggestion === null ? null : query.slice(0, at) + suggestion + query.slice(at + name.length);
}

/** The service counts whole characters, from 1. */
function indexOf(query: string, column: number): number {
  return [...query].slice(0, column - 1).join('').length;
}
