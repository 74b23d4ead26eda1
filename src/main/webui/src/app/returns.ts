/** Calls back whenever the person looks at the page again, or the browser wakes it, until the signal ends it. */
export function watchReturns(returned: () => void, signal: AbortSignal): void {
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') {
        returned();
      }
    },
    { signal },
  );
  document.addEventListener('resume', returned, { signal });
  window.addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) {
        returned();
      }
    },
    { signal },
  );
  // Two windows side by side are both in sight all the time.
  window.addEventListener('focus', returned, { signal });
}
