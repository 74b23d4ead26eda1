import type { Address } from '../address/address.js';
import type { SessionsChoice } from '../address/place.js';
import { isSignedOut, problemOf, type Problem } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { fetchSessions, type AdminSession } from '../service/sessions.js';
import { Observable } from '../state/observable.js';
import { browserSight, type Sight } from '../upkeep/sight.js';
import { outcomeOf, Upkeep, type Outcome } from '../upkeep/upkeep.js';

export interface SessionsState {
  /** Null until they have come. */
  readonly list: readonly AdminSession[] | null;
  /** There are more than are listed. */
  readonly more: boolean;
  readonly loadingMore: boolean;
  readonly problem: Problem | null;
}

const none: SessionsState = { list: null, more: false, loadingMore: false, problem: null };

/** How many are listed at first, and how many more each time they are asked for. */
const step = 50;

/** What is recorded and not among the rows, as when these are filtered, changes sessions too. */
const ageingMs = 30_000;

/** Who is on, and who was; kept up to date while somebody looks. */
export class Sessions {
  readonly state = new Observable<SessionsState>(none);
  readonly #upkeep: Upkeep;
  #choice: SessionsChoice = 'active';
  #wanted = step;
  #end: (() => void) | undefined;

  /** @param refused is told where the service does not know who looks any more */
  constructor(
    private readonly service: Service,
    private readonly address: Address,
    private readonly refused: () => void = () => undefined,
    sight: Sight = browserSight,
  ) {
    this.#upkeep = new Upkeep((signal) => this.#read(signal), sight);
  }

  /** Somebody looks; what stands stays until it has been read anew. */
  open(): void {
    this.#follow();
    this.#end ??= this.address.state.watch(() => this.#follow());
    this.#upkeep.start(ageingMs);
  }

  close(): void {
    this.#end?.();
    this.#end = undefined;
    this.#upkeep.stop();
  }

  /** Something has been recorded. */
  grown(): void {
    this.#upkeep.changed();
  }

  refresh(): void {
    this.#upkeep.again();
  }

  /** All that are listed are read anew with those, so that none is missed that has moved from page to page meanwhile. */
  loadMore(): void {
    this.#wanted = (this.state.value.list?.length ?? 0) + step;
    this.state.change({ loadingMore: true });
    this.#upkeep.again();
  }

  /** Another log's sessions must not be seen. */
  forget(): void {
    this.#wanted = step;
    this.state.change(none);
    if (this.#end !== undefined) {
      this.#upkeep.again();
    }
  }

  #follow(): void {
    const { sessions } = this.address.state.value;
    if (sessions !== this.#choice) {
      this.#choice = sessions;
      this.forget();
    }
  }

  async #read(signal: AbortSignal): Promise<Outcome> {
    try {
      const { list, more } = await this.#listed(signal);
      this.#changeUnless(signal, { list, more, loadingMore: false, problem: null });
      return 'read';
    } catch (error) {
      const refused = isSignedOut(error);
      // What is listed stays then, and is no problem of the list: to sign in again is asked for elsewhere.
      this.#changeUnless(signal, { loadingMore: false, problem: refused ? null : problemOf(error) });
      if (refused && !signal.aborted) {
        this.refused();
      }
      return outcomeOf(error);
    }
  }

  /** Page by page until as many have come as are wanted. */
  async #listed(signal: AbortSignal): Promise<{ list: AdminSession[]; more: boolean }> {
    const list: AdminSession[] = [];
    let cursor: string | null = null;
    do {
      const page = await fetchSessions(this.service, this.#choice === 'all', cursor, signal);
      list.push(...page.items);
      cursor = page.next;
    } while (cursor !== null && list.length < this.#wanted);
    return { list, more: cursor !== null };
  }

  #changeUnless(signal: AbortSignal, changes: Partial<SessionsState>): void {
    if (!signal.aborted) {
      this.state.change(changes);
    }
  }
}
