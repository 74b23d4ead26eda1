import type { Activity } from '../activity/activity.js';

/** Calls back before a frame is drawn; answers a function that takes the wish back. */
export type NextFrame = (callback: () => void) => () => void;

/** A page that nobody sees has no frames, and must not hold ever more. */
const heldAtMost = 200;

/** Holds what arrives until the next frame, so that it is drawn together however much it is. */
export class Gathering {
  #held: Activity[] = [];
  #takeBack: (() => void) | null = null;

  constructor(
    private readonly nextFrame: NextFrame,
    private readonly deliver: (activities: readonly Activity[]) => void,
  ) {}

  add(activity: Activity): void {
    this.#held.push(activity);
    if (this.#held.length >= heldAtMost) {
      this.flush();
    } else {
      this.#takeBack ??= this.nextFrame(() => this.flush());
    }
  }

  /** Delivers at once what is held. */
  flush(): void {
    const held = this.#held;
    this.clear();
    if (held.length > 0) {
      this.deliver(held);
    }
  }

  clear(): void {
    this.#takeBack?.();
    this.#takeBack = null;
    this.#held = [];
  }
}
