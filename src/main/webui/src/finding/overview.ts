import { isSignedOut, problemOf, ServiceProblem, type Problem } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { fetchSummary, type Summary } from '../service/summary.js';
import { Observable } from '../state/observable.js';
import { browserSight, type Sight } from '../upkeep/sight.js';
import { outcomeOf, Upkeep, type Outcome } from '../upkeep/upkeep.js';

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

/** That day moves on though nothing arrives. */
const ageingMs = 600_000;

/** How much met the query, and when; kept up to date while activities arrive. */
export class Overview {
  readonly state = new Observable<OverviewState>(none);
  readonly #upkeep: Upkeep;
  #q: string | null = null;
  #askedForNobody = false;

  /** @param refused is told where the service does not know who counts any more */
  constructor(
    private readonly service: Service,
    private readonly refused: () => void = () => undefined,
    sight: Sight = browserSight,
  ) {
    this.#upkeep = new Upkeep((signal) => this.#count(signal), sight);
  }

  /** Counts what this query finds; null counts nothing. */
  show(q: string | null): void {
    const { problem, tooMuch } = this.state.value;
    if (q !== this.#q) {
      this.#q = q;
      this.#upkeep.stop();
      this.state.change(none);
      if (q !== null) {
        this.#upkeep.start(q === '' ? ageingMs : null);
      }
    } else if (this.#askedForNobody || (problem !== null && !tooMuch)) {
      // Shown again, as to who has signed in again, it need not fail again.
      this.#upkeep.again();
    }
  }

  /** Something has been recorded that the query finds. */
  grown(): void {
    this.#upkeep.changed();
  }

  retry(): void {
    this.#upkeep.again();
  }

  async #count(signal: AbortSignal): Promise<Outcome> {
    const q = this.#q ?? '';
    const since = q === '' ? new Date(Date.now() - dayMs) : null;
    this.#askedForNobody = false;
    try {
      const summary = await fetchSummary(this.service, q, since, signal);
      this.#changeUnless(signal, { summary, since, problem: null, tooMuch: false });
      return 'read';
    } catch (error) {
      if (isSignedOut(error)) {
        this.#refuse(signal);
      } else {
        const tooMuch = error instanceof ServiceProblem && error.isTooCostly;
        this.#changeUnless(signal, { problem: problemOf(error), tooMuch });
      }
      return outcomeOf(error);
    }
  }

  /** What was counted stays, and is no problem of the counting: to sign in again is asked for elsewhere. */
  #refuse(signal: AbortSignal): void {
    if (!signal.aborted) {
      this.#askedForNobody = true;
      this.refused();
    }
  }

  #changeUnless(signal: AbortSignal, changes: Partial<OverviewState>): void {
    if (!signal.aborted) {
      this.state.change(changes);
    }
  }
}
