import type { NextFrame } from './gathering.js';

/** So many times as long as the drawing took, nothing is drawn after it: however much arrives, the page answers a person. */
const restAfter = 20;

/** No slower, or it would not be live. */
const longestRestMs = 1_000;

/** Calls back before the next frame, or after a rest where the last drawing has taken long. */
export class RestfulFrames {
  #restedAt = 0;

  readonly next: NextFrame = (callback) => {
    let frame = 0;
    const ask = (): void => {
      frame = requestAnimationFrame(() => {
        callback();
        this.#measureDrawing();
      });
    };
    const restMs = this.#restedAt - performance.now();
    const rest = restMs > 0 ? setTimeout(ask, restMs) : undefined;
    if (rest === undefined) {
      ask();
    }
    return () => {
      clearTimeout(rest);
      cancelAnimationFrame(frame);
    };
  };

  /** What was called for is drawn with the next frame, and the first task after that finds it done. */
  #measureDrawing(): void {
    requestAnimationFrame(() => {
      const begun = performance.now();
      setTimeout(() => {
        const now = performance.now();
        this.#restedAt = now + Math.min((now - begun) * restAfter, longestRestMs);
      });
    });
  }
}
