import { fetchDemoRunning, switchDemo } from '../service/demo.js';
import { problemOf, type Problem } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { Observable } from '../state/observable.js';

export interface DemoState {
  /** Whether made-up traffic runs; null where the service has none, as in production. */
  readonly running: boolean | null;
  readonly problem: Problem | null;
}

/** The made-up traffic of the dev profile, by which a newcomer sees the page alive. */
export class Demo {
  readonly state = new Observable<DemoState>({ running: null, problem: null });

  constructor(private readonly service: Service) {}

  async check(): Promise<void> {
    await this.#attempt(() => Promise.resolve());
  }

  async switchTo(running: boolean): Promise<void> {
    await this.#attempt(() => switchDemo(this.service, running));
  }

  async #attempt(change: () => Promise<void>): Promise<void> {
    try {
      await change();
      this.state.change({ running: await fetchDemoRunning(this.service), problem: null });
    } catch (error) {
      this.state.change({ problem: problemOf(error) });
    }
  }
}
