import type { DropReason } from './drop.js';
import type { Recorded } from './entry.js';

/** What became of those that waited at some moment. */
export interface FlushReport {
  readonly recorded: number;
  readonly dropped: number;
  /** Not known yet, where a time was given and it is over. */
  readonly waiting: number;
}

interface Mark {
  readonly upTo: number;
  recorded: number;
  dropped: number;
  waiting: number;
  readonly settled: () => void;
}

/** Counts what waits, and knows of each moment that somebody asks about what became of what waited then. */
export class Tally {
  readonly #marks = new Set<Mark>();
  #logged = 0;
  #waiting = 0;

  /** Counts one, and returns by what to tell its outcome. */
  logged(): (outcome: Recorded | DropReason) => void {
    const number = ++this.#logged;
    this.#waiting++;
    return (outcome) => this.#settled(number, 'code' in outcome);
  }

  /** Resolves when all that is logged by now is settled, or that time is over. */
  async flushed(withinMs: number): Promise<FlushReport> {
    let settled = (): void => undefined;
    const all = new Promise<void>((resolve) => (settled = resolve));
    const mark: Mark = { upTo: this.#logged, recorded: 0, dropped: 0, waiting: this.#waiting, settled };
    if (mark.waiting > 0) {
      this.#marks.add(mark);
      const limit = withinMs === Infinity ? undefined : setTimeout(settled, withinMs);
      await all;
      clearTimeout(limit);
      this.#marks.delete(mark);
    }
    const { recorded, dropped, waiting } = mark;
    return { recorded, dropped, waiting };
  }

  #settled(number: number, dropped: boolean): void {
    this.#waiting--;
    for (const mark of this.#marks) {
      if (number <= mark.upTo) {
        mark.waiting--;
        mark[dropped ? 'dropped' : 'recorded']++;
        if (mark.waiting === 0) {
          mark.settled();
        }
      }
    }
  }
}
