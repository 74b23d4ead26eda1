import type { Activity } from '../activity/activity.js';
import type { Details } from '../details/details.js';
import { UnexpectedJson } from '../json/json.js';
import { problemOf, type Problem } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { Observable } from '../state/observable.js';
import type { Store } from '../storage/browser-storage.js';
import { texts } from '../texts.js';
import { LogMemory } from './log-memory.js';
import { CannotVerify, Refuted } from './refuted.js';
import { verify, type Evidence, type Verified } from './verification.js';

export interface ProofState {
  /** Of which activity this is. */
  readonly id: string | null;
  readonly checking: boolean;
  readonly verified: Verified | null;
  /** Why it is not so. */
  readonly refuted: string | null;
  /** Why that is not known. */
  readonly problem: Problem | null;
}

const nothing: ProofState = { id: null, checking: false, verified: null, refuted: null, problem: null };

/** Verifies the activity whose details are open, when a person asks for it. */
export class ProofCheck {
  readonly state = new Observable<ProofState>(nothing);

  constructor(
    private readonly service: Service,
    private readonly store: Store,
    details: Details,
  ) {
    details.state.watch(() => {
      const { id } = details.state.value;
      if (id !== this.state.value.id) {
        this.state.change({ ...nothing, id });
      }
    });
  }

  async check(activity: Activity): Promise<void> {
    this.state.change({ ...nothing, id: activity.id, checking: true });
    const outcome = await this.#outcome(activity);
    if (this.state.value.id === activity.id) {
      this.state.change({ checking: false, ...outcome });
    }
  }

  async #outcome(activity: Activity): Promise<Partial<ProofState>> {
    try {
      const memory = new LogMemory(this.store, this.service.origin, activity.tenant);
      return { verified: await verify(activity, evidenceOf(this.service), memory) };
    } catch (error) {
      if (error instanceof Refuted) {
        return { refuted: error.message };
      }
      if (error instanceof UnexpectedJson) {
        return { refuted: texts.proof.unreadable };
      }
      const isOurs = error instanceof CannotVerify;
      return { problem: isOurs ? { title: error.message, detail: null } : problemOf(error) };
    }
  }
}

function evidenceOf(service: Service): Evidence {
  const ledger = '/api/v1/ledger';
  return {
    proof: async (id) => await service.requestJson(`${ledger}/proof`, { query: { id } }),
    key: async () => await (await service.request(`${ledger}/key`, { accept: 'text/plain' })).text(),
    consistency: async (from, to) =>
      await service.requestJson(`${ledger}/consistency`, { query: { from: String(from), to: String(to) } }),
  };
}
