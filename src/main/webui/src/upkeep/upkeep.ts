import { ServiceProblem } from '../service/problem.js';
import { browserSight, type Sight } from './sight.js';

/** How a reading ended: whether the next waits for a change, or is due anyhow, or is no use until a person asks for it. */
export type Outcome = 'read' | 'again' | 'given-up';

/** Seldom enough to cost the service next to nothing; what takes long is read the less often. */
const restMs = 10_000;
const restForEachMs = 20;

const tooManyRequests = 429;

/** Reads something of the service anew when it has changed, at most so often, and never while nobody sees it. */
export class Upkeep {
  #wanted = new AbortController();
  #stale = false;
  #resting = true;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #ageing: ReturnType<typeof setInterval> | undefined;
  #endWatching: (() => void) | undefined;

  /** @param read reads until the signal is aborted, after which nothing of it may be seen */
  constructor(
    private readonly read: (signal: AbortSignal) => Promise<Outcome>,
    private readonly sight: Sight = browserSight,
  ) {}

  /** Begins to keep up; what changes by time alone is read anew this often, too. */
  start(everyMs: number | null): void {
    this.stop();
    this.#endWatching = this.sight.watch(() => this.#readIfDue());
    if (everyMs !== null) {
      this.#ageing = setInterval(() => this.changed(), everyMs);
    }
    this.again();
  }

  stop(): void {
    this.#interrupt();
    clearInterval(this.#ageing);
    this.#endWatching?.();
    this.#endWatching = undefined;
  }

  /** What was read may not be true any more. */
  changed(): void {
    this.#stale = true;
    this.#readIfDue();
  }

  /** Reads now, whatever is under way or was given up. */
  again(): void {
    this.#interrupt();
    this.#resting = false;
    this.changed();
  }

  #interrupt(): void {
    this.#wanted.abort();
    this.#wanted = new AbortController();
    clearTimeout(this.#rest);
    this.#resting = true;
    this.#stale = false;
  }

  #readIfDue(): void {
    if (this.#stale && !this.#resting && this.sight.isSeen()) {
      void this.#run(this.#wanted.signal);
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    this.#stale = false;
    this.#resting = true;
    const started = performance.now();
    const outcome = await this.read(signal);
    if (signal.aborted || outcome === 'given-up') {
      return;
    }
    this.#stale ||= outcome === 'again';
    this.#rest = setTimeout(
      () => {
        this.#resting = false;
        this.#readIfDue();
      },
      Math.max(restMs, (performance.now() - started) * restForEachMs),
    );
  }
}

/** What costs too much now does so the next time, and a refusal stays one; anything else may pass. */
export function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ServiceProblem)) {
    return 'again';
  }
  if (error.isTooCostly) {
    return 'given-up';
  }
  return error.status >= 500 || error.status === tooManyRequests ? 'again' : 'read';
}
