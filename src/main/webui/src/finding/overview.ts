import { problemOf, ServiceProblem, type Problem } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { fetchSummary, type Summary } from '../service/summary.js';
import { Observable } from '../state/observable.js';

export interface OverviewState {
  readonly summary: Summary | null;
  /** Since when was counted, where the query did not say it. */
  readonly since: Date | null;
  /** Why there are no counts, or why they are not up to date. */
  readonly problem: Problem | null;
  /** The counting took longer than the service allows. */
  readonly tooMuch: boolean;
}

const none: OverviewState = { summary: null, since: null, problem: null, tooMuch: false };

/** To count all of a log costs the more the longer it is, so without a query only its last day is counted. */
const dayMs = 86_400_000;

/** Counts follow what arrives, but seldom enough to cost the service next to nothing. */
const pauseMs = 10_000;
const pauseForEachMs = 20;

/** How much met the query, and when; kept up to date while activities arrive. */
export class Overview {
  readonly state = new Observable<OverviewState>(none);
  #q: string | null = null;
  #stale = false;
  #counting = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly service: Service) {}

  /** Counts what this query finds; null counts nothing. */
  show(q: string | null): void {
    if (q !== this.#q) {
      this.#q = q;
      this.#stop();
      this.state.change(none);
      void this.#count();
    }
  }

  /** Something has been recorded that the query finds. */
  grown(): void {
    this.#stale = true;
    if (this.#timer === undefined && !this.state.value.tooMuch) {
      this.#pause(0);
    }
  }

  retry(): void {
    this.#stop();
    void this.#count();
  }

  async #count(): Promise<void> {
    const q = this.#q;
    const { signal } = this.#counting;
    if (q === null) {
      return;
    }
    this.#stale = false;
    const started = performance.now();
    const since = q === '' ? new Date(Date.now() - dayMs) : null;
    try {
      const summary = await fetchSummary(this.service, q, since, signal);
      this.#changeUnless(signal, { summary, since, problem: null, tooMuch: false });
    } catch (error) {
      const tooMuch = error instanceof ServiceProblem && error.status === 503;
      this.#changeUnless(signal, { problem: problemOf(error), tooMuch });
    }
    if (!signal.aborted) {
      this.#pause(performance.now() - started);
    }
  }

  #changeUnless(signal: AbortSignal, changes: Partial<OverviewState>): void {
    if (!signal.aborted) {
      this.state.change(changes);
    }
  }

  /** What takes long is done the less often. */
  #pause(tookMs: number): void {
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        if (this.#stale && !this.state.value.tooMuch) {
          void this.#count();
        }
      },
      Math.max(pauseMs, tookMs * pauseForEachMs),
    );
  }

  #stop(): void {
    this.#counting.abort();
    this.#counting = new AbortController();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#stale = false;
  }
}
