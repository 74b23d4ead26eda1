import { problemOf, type Problem } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { fetchSessions, type AdminSession } from '../service/sessions.js';
import { Observable } from '../state/observable.js';

export interface SessionsState {
  /** Those that have ended too. */
  readonly all: boolean;
  /** Null until the first page has come. */
  readonly list: readonly AdminSession[] | null;
  readonly next: string | null;
  readonly loading: boolean;
  readonly problem: Problem | null;
}

/** Who is on, and who was. */
export class Sessions {
  readonly state = new Observable<SessionsState>({ all: false, list: null, next: null, loading: false, problem: null });
  #wanted = new AbortController();

  constructor(private readonly service: Service) {}

  /** Reads the first page anew; what stands stays until it has come. */
  async refresh(): Promise<void> {
    this.#wanted.abort();
    this.#wanted = new AbortController();
    await this.#read(null, this.#wanted.signal);
  }

  async choose(all: boolean): Promise<void> {
    if (all !== this.state.value.all) {
      this.state.change({ all, list: null, next: null });
      await this.refresh();
    }
  }

  async loadMore(): Promise<void> {
    const { next, loading } = this.state.value;
    if (next !== null && !loading) {
      await this.#read(next, this.#wanted.signal);
    }
  }

  /** Another log's sessions must not be seen. */
  forget(): void {
    this.#wanted.abort();
    this.state.change({ list: null, next: null, loading: false, problem: null });
  }

  async #read(cursor: string | null, signal: AbortSignal): Promise<void> {
    this.state.change({ loading: true });
    try {
      const page = await fetchSessions(this.service, this.state.value.all, cursor, signal);
      if (!signal.aborted) {
        const before = cursor === null ? [] : (this.state.value.list ?? []);
        this.state.change({ list: [...before, ...page.items], next: page.next, loading: false, problem: null });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.state.change({ loading: false, problem: problemOf(error) });
      }
    }
  }
}
