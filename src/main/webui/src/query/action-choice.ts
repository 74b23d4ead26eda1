import { valuesOf, withField } from './edit-query.js';

/** Whether one of the values lets that action through; only a `*` at its end stands for more. */
function means(value: string, code: string): boolean {
  return value.endsWith('*') ? code.startsWith(value.slice(0, -1)) : code === value;
}

/** Which of these actions the query has picked, also by a beginning such as `user_*`. */
export function pickedActions(query: string, codes: readonly string[]): ReadonlySet<string> {
  const values = valuesOf(query, 'action');
  return new Set(codes.filter((code) => values.some((value) => means(value, code))));
}

/** The query with these actions picked or not; a beginning that would let one of them through is written out. */
export function withActions(
  query: string,
  changed: readonly string[],
  picked: boolean,
  codes: readonly string[],
): string {
  const values = valuesOf(query, 'action');
  if (picked) {
    return withField(query, 'action', [...new Set([...values, ...changed])]);
  }
  const kept = values.flatMap((value) =>
    changed.some((code) => means(value, code))
      ? codes.filter((code) => means(value, code) && !changed.includes(code))
      : [value],
  );
  return withField(query, 'action', [...new Set(kept)]);
}
