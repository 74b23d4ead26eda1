import type { Activity } from '../activity/activity.js';
import type { Address } from '../address/address.js';
import { writeTerm } from '../query/write-term.js';
import { fetchActivities, fetchActivity } from '../service/activities.js';
import { problemOf, type Problem } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { Observable } from '../state/observable.js';

export interface DetailsState {
  /** Which activity is wanted; null when none is. */
  readonly id: string | null;
  readonly activity: Activity | null;
  /** What else was done in its session, the newest first; null until it is known. */
  readonly session: readonly Activity[] | null;
  /** There was more in the session than is listed. */
  readonly more: boolean;
  readonly problem: Problem | null;
}

const none: DetailsState = { id: null, activity: null, session: null, more: false, problem: null };

/** Everything of the activity that the address names. */
export class Details {
  readonly state = new Observable<DetailsState>(none);
  #wanted = new AbortController();
  #end: (() => void) | undefined;

  constructor(
    private readonly service: Service,
    private readonly address: Address,
    private readonly rows: () => readonly Activity[],
  ) {}

  /** Somebody is signed in, without whom the service tells nothing. */
  start(): void {
    this.#end ??= this.address.state.watch(() => this.#follow());
    if (this.state.value.activity === null) {
      this.retry();
    }
  }

  stop(): void {
    this.#end?.();
    this.#end = undefined;
    this.#wanted.abort();
    this.state.change(none);
  }

  retry(): void {
    this.state.change(none);
    this.#follow();
  }

  close(): void {
    this.address.go({ activity: null });
  }

  show(activity: Activity): void {
    this.address.amend({ activity: activity.id });
  }

  /** Goes on to the row below or above, where there is one. */
  step(by: 1 | -1): void {
    const rows = this.rows();
    const index = rows.findIndex(({ id }) => id === this.state.value.id);
    const next = index === -1 ? undefined : rows[index + by];
    if (next !== undefined) {
      this.show(next);
    }
  }

  #follow(): void {
    const { activity: id } = this.address.state.value;
    if (id !== this.state.value.id) {
      this.#wanted.abort();
      this.#wanted = new AbortController();
      this.state.change({ ...none, id });
      if (id !== null) {
        void this.#read(id, this.#wanted.signal);
      }
    }
  }

  async #read(id: string, signal: AbortSignal): Promise<void> {
    try {
      const activity = this.rows().find((row) => row.id === id) ?? (await fetchActivity(this.service, id, signal));
      this.#changeUnless(signal, { activity });
      if (activity.sessionId !== null) {
        const filter = { q: writeTerm('session', [activity.sessionId]) };
        const { items, next } = await fetchActivities(this.service, filter, null, signal);
        this.#changeUnless(signal, { session: items, more: next !== null });
      }
    } catch (error) {
      this.#changeUnless(signal, { problem: problemOf(error) });
    }
  }

  #changeUnless(signal: AbortSignal, changes: Partial<DetailsState>): void {
    if (!signal.aborted) {
      this.state.change(changes);
    }
  }
}
