import type { Feed } from './feed.js';

/** Tells the feed what the browser knows of the network and of the person, until the signal ends it. */
export function watchNetwork(feed: Feed, signal: AbortSignal): void {
  window.addEventListener('online', () => feed.networkChanged(), { signal });
  window.addEventListener('offline', () => feed.networkChanged(), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') {
        feed.personReturned();
      }
    },
    { signal },
  );
}
