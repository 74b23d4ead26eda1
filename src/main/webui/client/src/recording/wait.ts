/** Waiting that does not keep a Node process from ending, except while somebody needs what comes after it. */
export class Wait {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #end: (() => void) | undefined;
  #needs = 0;

  /** Resolves after that time, or sooner by `cut`. */
  async begin(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#end = resolve;
      this.#timer = setTimeout(resolve, ms);
      this.#hold();
    });
    this.#timer = undefined;
  }

  cut(): void {
    clearTimeout(this.#timer);
    this.#end?.();
  }

  async during<Result>(needed: Promise<Result>): Promise<Result> {
    this.#needs++;
    this.#hold();
    try {
      return await needed;
    } finally {
      this.#needs--;
      this.#hold();
    }
  }

  #hold(): void {
    // A browser's timer is a number, and holds nothing.
    const timer: unknown = this.#timer;
    if (typeof timer === 'object' && timer !== null && 'ref' in timer && 'unref' in timer) {
      const nodeTimer = timer as { ref(): void; unref(): void };
      if (this.#needs > 0) {
        nodeTimer.ref();
      } else {
        nodeTimer.unref();
      }
    }
  }
}
