/** What to look for; an empty text means anything. */
export interface Filter {
  /** Words that only the service can look for. */
  readonly search: string;
  /** The code of one action. */
  readonly action: string;
}

export const noFilter: Filter = { search: '', action: '' };

export function isFiltering(filter: Filter): boolean {
  return filter.search !== '' || filter.action !== '';
}
