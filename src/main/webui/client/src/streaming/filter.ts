type Value = string | number | boolean;

/** Which activities to show: a query such as `action:payout_* severity:>=warning`, or the parameters of a search. */
export type ActivityFilter = string | Readonly<Record<string, Value | readonly Value[]>>;

export function queryOf(filter: ActivityFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(typeof filter === 'string' ? { q: filter } : filter)) {
    for (const value of [values].flat()) {
      if (value !== '') {
        query.append(name, String(value));
      }
    }
  }
  return query;
}
