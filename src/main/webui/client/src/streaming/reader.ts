import type { Activity } from '../activity/activity.js';

interface Delivery {
  readonly activity: Activity;
  readonly taken: () => void;
}

/** One `for await` over a stream: it is handed one activity at a time, and the stream waits until it has been taken. */
export class Reader implements AsyncIterableIterator<Activity> {
  #waiting: Delivery | null = null;
  #ended = false;
  #failure: Error | null = null;
  #tell = (): void => undefined;

  constructor(private readonly onReturn: () => void) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Resolves when the activity has been taken, or nobody reads any more. */
  async deliver(activity: Activity, taken: () => void): Promise<void> {
    if (!this.#ended) {
      await new Promise<void>((resolve) => {
        this.#waiting = {
          activity,
          taken: () => {
            taken();
            resolve();
          },
        };
        this.#tell();
      });
    }
  }

  end(failure: Error | null): void {
    this.#ended = true;
    this.#failure = failure;
    this.#tell();
  }

  async next(): Promise<IteratorResult<Activity, undefined>> {
    while (this.#waiting === null) {
      if (this.#failure !== null) {
        throw this.#failure;
      }
      if (this.#ended) {
        return { done: true, value: undefined };
      }
      await new Promise<void>((resolve) => (this.#tell = resolve));
    }
    const { activity, taken } = this.#waiting;
    this.#waiting = null;
    taken();
    return { done: false, value: activity };
  }

  async return(): Promise<IteratorResult<Activity, undefined>> {
    this.#ended = true;
    this.#waiting?.taken();
    this.#waiting = null;
    this.onReturn();
    return await Promise.resolve({ done: true, value: undefined });
  }
}
