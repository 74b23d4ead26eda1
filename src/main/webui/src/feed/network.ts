import type { Feed } from './feed.js';

/** Tells the feed what the browser knows of the network and of the person, for as long as the page is open. */
export function watchNetwork(feed: Feed): void {
  window.addEventListener('online', () => feed.networkChanged());
  window.addEventListener('offline', () => feed.networkChanged());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      feed.personReturned();
    }
  });
}
