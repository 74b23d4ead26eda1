import type { Json } from '../json/json.js';

/** What the browser keeps for this page between visits. */
export interface Store {
  /** Null where there is nothing, or rubbish, or nothing can be read. */
  read(key: string): Json;
  /** False where the browser refuses to keep it. */
  write(key: string, value: Json): boolean;
}

const prefix = 'eyewitness.';

/** A browser may refuse its storage altogether, even to look at it, and anybody may have written into it. */
export const browserStore: Store = {
  read(key) {
    try {
      return JSON.parse(window.localStorage.getItem(prefix + key) ?? 'null') as Json;
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      window.localStorage.setItem(prefix + key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};
