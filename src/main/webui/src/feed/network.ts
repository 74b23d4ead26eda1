import type { Feed } from './feed.js';

/** Tells the feed what the browser knows of the network, until the signal ends it. */
export function watchNetwork(feed: Feed, signal: AbortSignal): void {
  window.addEventListener('online', () => feed.networkChanged(), { signal });
  window.addEventListener('offline', () => feed.networkChanged(), { signal });
  networkConnection()?.addEventListener('change', () => feed.checkSilence(), { signal });
}

/** Not every browser has it, and TypeScript knows it of none. */
function networkConnection(): EventTarget | undefined {
  return (navigator as { readonly connection?: EventTarget }).connection;
}
