import type { Json } from '../src/json/json.js';
import type { Store } from '../src/storage/browser-storage.js';

/** A browser's storage without a browser, which can refuse. */
export class LocalStore implements Store {
  refusing = false;
  readonly kept = new Map<string, Json>();

  read(key: string): Json {
    return this.refusing ? null : (this.kept.get(key) ?? null);
  }

  write(key: string, value: Json): boolean {
    if (!this.refusing) {
      this.kept.set(key, value);
    }
    return !this.refusing;
  }
}
