import type { Sight } from '../src/upkeep/sight.js';

/** A page that is seen or not, as a test wants it. */
export class LocalSight implements Sight {
  #seen = true;
  readonly #watchers = new Set<() => void>();

  isSeen(): boolean {
    return this.#seen;
  }

  watch(seen: () => void): () => void {
    this.#watchers.add(seen);
    return () => this.#watchers.delete(seen);
  }

  hide(): void {
    this.#seen = false;
  }

  show(): void {
    this.#seen = true;
    for (const watcher of this.#watchers) {
      watcher();
    }
  }
}
