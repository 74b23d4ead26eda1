/** What to look for, in the grammar of queries; an empty one means anything. */
export interface Filter {
  readonly q: string;
}

export const noFilter: Filter = { q: '' };

export function isFiltering(filter: Filter): boolean {
  return filter.q !== '';
}
