import { asObject, requiredNumber, requiredText } from '../json/json.js';
import type { Store } from '../storage/browser-storage.js';
import { fromBase64, toBase64 } from './bytes.js';
import type { Tree } from './merkle-tree.js';

/** What this browser has seen of a log: who signed it, and the largest tree. */
export interface SeenLog {
  readonly key: string;
  readonly tree: Tree;
  /** How many activities it had when it was seen first. */
  readonly firstSize: number;
}

/** Remembers what was verified of each log, and so makes the browser a witness of its own: no log can become another unseen. */
export class LogMemory {
  readonly #name: string;

  constructor(
    private readonly store: Store,
    service: string,
    tenant: string,
  ) {
    this.#name = `proof.${service}.${tenant}`;
  }

  /** Null where nothing was seen yet, or the browser keeps nothing. */
  read(): SeenLog | null {
    const kept = this.store.read(this.#name);
    if (kept === null) {
      return null;
    }
    try {
      const seen = asObject(kept, 'what was seen');
      return {
        key: requiredText(seen, 'key'),
        tree: { size: requiredNumber(seen, 'size'), root: fromBase64(requiredText(seen, 'root')) },
        firstSize: requiredNumber(seen, 'firstSize'),
      };
    } catch {
      // Somebody else wrote it: it says nothing of the log.
      return null;
    }
  }

  write({ key, tree, firstSize }: SeenLog): void {
    this.store.write(this.#name, { key, size: tree.size, root: toBase64(tree.root), firstSize });
  }
}
