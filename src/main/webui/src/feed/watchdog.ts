/** Notices that nothing has been heard for too long. */
export class Watchdog {
  #limitMs = 0;
  #heardAt = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly onSilence: () => void) {}

  /** Begins to listen, or goes on with another limit. */
  watch(limitMs: number): void {
    this.stop();
    this.#limitMs = limitMs;
    this.heard();
    this.#timer = setInterval(() => this.check(), Math.min(1_000, limitMs / 4));
  }

  heard(): void {
    this.#heardAt = Date.now();
  }

  /**
   * Looks now. It compares times of day rather than waiting for one long timer, since timers stand still while a computer
   * sleeps: on waking, the silence shows at once.
   */
  check(): void {
    if (this.#timer !== undefined && Date.now() - this.#heardAt > this.#limitMs) {
      this.stop();
      this.onSilence();
    }
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
