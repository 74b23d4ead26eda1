/** Where an address is kept, so that it can be gone back to: the browser's own bar, or none where the page is part of another. */
export interface AddressBar {
  /** The query part, with its question mark or empty. */
  read(): string;
  /** Writes over the present entry of the history. */
  replace(search: string): void;
  /** Begins a new entry, to which the browser's back button returns. */
  push(search: string): void;
  /** Calls when the person goes back or forth; answers a function that ends the watching. */
  watch(moved: () => void): () => void;
}

export const browserAddressBar: AddressBar = {
  read: () => window.location.search,
  replace: (search) => window.history.replaceState(window.history.state, '', addressWith(search)),
  push: (search) => window.history.pushState(null, '', addressWith(search)),
  watch: (moved) => {
    window.addEventListener('popstate', moved);
    return () => window.removeEventListener('popstate', moved);
  },
};

/** Of a page that is part of another, whose address is not its to change. */
export function ownAddressBar(): AddressBar {
  let current = '';
  const write = (search: string): void => {
    current = search;
  };
  return { read: () => current, replace: write, push: write, watch: () => () => undefined };
}

function addressWith(search: string): string {
  return `${window.location.pathname}${search}${window.location.hash}`;
}
