import type { Address } from '../address/address.js';
import { queryFault, type QueryFault } from '../query/query-fault.js';
import { ServiceProblem } from '../service/problem.js';
import { checkQuery } from '../service/query-check.js';
import type { Service } from '../service/service.js';
import { Observable } from '../state/observable.js';

export interface SearchState {
  /** The last query that the service could read: what is on show. Null until one has been judged. */
  readonly accepted: string | null;
  /** Why the query in the address is not the one on show. */
  readonly fault: QueryFault | null;
}

/**
 * Follows the query in the address, and lets through only what the service can read: what is on show stays while a query is not
 * finished or wrong.
 */
export class Search {
  readonly state = new Observable<SearchState>({ accepted: null, fault: null });
  #asked: string | null = null;
  #judging = new AbortController();
  #end: (() => void) | undefined;

  constructor(
    private readonly service: Service,
    private readonly address: Address,
  ) {}

  /** Somebody is signed in, without whom the service judges nothing. */
  start(): void {
    this.#end ??= this.address.state.watch(() => this.#follow());
    this.#follow();
  }

  stop(): void {
    this.#end?.();
    this.#end = undefined;
    this.#asked = null;
    this.#judging.abort();
    this.state.change({ accepted: null, fault: null });
  }

  #follow(): void {
    const { q } = this.address.state.value;
    if (q !== this.#asked) {
      this.#asked = q;
      this.#judging.abort();
      this.#judging = new AbortController();
      void this.#judge(q, this.#judging.signal);
    }
  }

  async #judge(q: string, signal: AbortSignal): Promise<void> {
    const fault = q === '' ? null : await this.#faultOf(q, signal);
    if (!signal.aborted) {
      this.state.change(fault === null ? { accepted: q, fault } : { fault });
    }
  }

  async #faultOf(q: string, signal: AbortSignal): Promise<QueryFault | null> {
    try {
      await checkQuery(this.service, q, signal);
      return null;
    } catch (error) {
      // Whatever else has gone wrong, the log meets it as well, and has a place to say so and a way to try again.
      return error instanceof ServiceProblem ? queryFault(q, error) : null;
    }
  }
}
