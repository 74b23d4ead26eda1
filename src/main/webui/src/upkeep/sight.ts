/** Whether anybody can see the page. */
export interface Sight {
  isSeen(): boolean;
  /** Calls when the page comes into sight; answers a function that ends the watching. */
  watch(seen: () => void): () => void;
}

export const browserSight: Sight = {
  isSeen: () => !document.hidden,
  watch: (seen) => {
    const changed = (): void => {
      if (!document.hidden) {
        seen();
      }
    };
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  },
};
