import type { Entry } from './entry.js';

/** What waits to be sent, in order, within bounds. */
export class Queue {
  #entries: Entry[] = [];
  #bytes = 0;

  constructor(
    private readonly mostEntries: number,
    private readonly mostBytes: number,
  ) {}

  get size(): number {
    return this.#entries.length;
  }

  /** Answers whether there was room. */
  add(entry: Entry): boolean {
    if (this.#entries.length >= this.mostEntries || this.#bytes + entry.bytes > this.mostBytes) {
      return false;
    }
    this.#entries.push(entry);
    this.#bytes += entry.bytes;
    return true;
  }

  /** Takes the first ones, at least one where there are any. */
  take(count: number, bytes: number): Entry[] {
    let taken = 0;
    let sum = 0;
    for (const entry of this.#entries) {
      // The comma or the bracket that stands before it counts, too.
      sum += entry.bytes + 1;
      if (taken === count || (taken > 0 && sum >= bytes)) {
        break;
      }
      taken++;
    }
    const entries = this.#entries.splice(0, taken);
    this.#count(entries, -1);
    return entries;
  }

  /** Puts back what was taken, room or not: it was there before. */
  putBack(entries: readonly Entry[]): void {
    this.#entries = [...entries, ...this.#entries];
    this.#count(entries, 1);
  }

  #count(entries: readonly Entry[], sign: 1 | -1): void {
    for (const { bytes } of entries) {
      this.#bytes += sign * bytes;
    }
  }
}
