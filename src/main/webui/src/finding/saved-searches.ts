import type { Json } from '../json/json.js';
import { Observable } from '../state/observable.js';
import type { Store } from '../storage/browser-storage.js';

export interface SavedSearch {
  readonly name: string;
  readonly q: string;
}

export interface SavedSearchesState {
  readonly list: readonly SavedSearch[];
  /** The browser did not keep the last change: it holds until the page is left. */
  readonly refused: boolean;
}

const key = 'searches';

/** As many as a person finds again in a list. */
const atMost = 100;

/** Queries that the person has given a name, kept by this browser alone. */
export class SavedSearches {
  readonly state: Observable<SavedSearchesState>;

  constructor(private readonly store: Store) {
    this.state = new Observable({ list: readSearches(store.read(key)), refused: false });
  }

  /** The page may be open twice: what the other one has saved counts as well. */
  reload(): void {
    if (!this.state.value.refused) {
      this.state.change({ list: readSearches(this.store.read(key)) });
    }
  }

  /** A name that is taken already is given to this query from now on. */
  save(name: string, q: string): void {
    this.reload();
    const others = this.state.value.list.filter((saved) => saved.name !== name);
    this.#keep([...others, { name, q }].toSorted((a, b) => a.name.localeCompare(b.name, 'en')).slice(0, atMost));
  }

  remove(name: string): void {
    this.reload();
    this.#keep(this.state.value.list.filter((saved) => saved.name !== name));
  }

  #keep(list: readonly SavedSearch[]): void {
    const kept = this.store.write(
      key,
      list.map(({ name, q }) => ({ name, q })),
    );
    this.state.change({ list, refused: !kept });
  }
}

function readSearches(kept: Json): readonly SavedSearch[] {
  return Array.isArray(kept) ? (kept as readonly Json[]).flatMap(readSearch).slice(0, atMost) : [];
}

function readSearch(kept: Json): SavedSearch[] {
  if (typeof kept !== 'object' || kept === null || !('name' in kept) || !('q' in kept)) {
    return [];
  }
  const { name, q } = kept;
  return typeof name === 'string' && name !== '' && typeof q === 'string' ? [{ name, q }] : [];
}
