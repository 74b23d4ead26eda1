import { backoffMs, type Backoff } from '../access/backoff.js';
import type { Problem } from '../access/problem.js';
import type { BatchAnswer, BatchPost, ItemAnswer } from './batch-post.js';
import { refused, type DropReason } from './drop.js';
import { untimed, type Entry, type Recorded } from './entry.js';
import { forgetLeaver, tellLeaver, type Leaver } from './leaving.js';
import type { Queue } from './queue.js';
import { Wait } from './wait.js';

export interface SenderListener {
  recorded(entry: Entry, recorded: Recorded): void;
  dropped(entries: readonly Entry[], reason: DropReason): void;
}

export interface SenderSettings {
  readonly batchCount: number;
  readonly batchBytes: number;
  readonly delayMs: number;
  readonly giveUpAfterMs: number;
  readonly leaveWithinMs: number;
  readonly backoff: Backoff;
}

/** What a page that ends may still have under way (the Fetch standard's 64 KiB), less what its headers may count. */
const lastWordsBytes = 60_000;

/** Statuses by which the service refuses a whole body for what may be the fault of one in it. */
const perhapsOneAtFault = new Set([400, 413, 422]);

const left: DropReason = { code: 'leaving', message: 'the program ended before it was known to be recorded' };

/** Sends what waits, one batch at a time and in order, until it is recorded or there is a reason why it never will be. */
export class Sender implements Leaver {
  readonly wait = new Wait();
  #sending: Entry[] = [];
  #running = false;
  #gathering = false;
  #failures = 0;
  #limit: number;
  #atRest: (() => void)[] = [];
  #abandoned = new AbortController();

  constructor(
    private readonly queue: Queue,
    private readonly post: BatchPost,
    private readonly settings: SenderSettings,
    private readonly listener: SenderListener,
  ) {
    this.#limit = settings.batchCount;
  }

  /** Answers whether there was room. */
  add(entry: Entry): boolean {
    const added = this.queue.add(entry);
    if (added && !this.#running) {
      void this.#run();
    } else if (this.queue.size >= this.settings.batchCount) {
      this.hurry();
    }
    return added;
  }

  /** Waits no longer for more that could go along; a wait after a failure goes on. */
  hurry(): void {
    if (this.#gathering) {
      this.wait.cut();
    }
  }

  /** Gives up all that is not known to be recorded. */
  abandon(): void {
    const entries = [...this.#sending, ...this.#takeAll()];
    this.#sending = [];
    this.#abandoned.abort();
    this.#abandoned = new AbortController();
    this.wait.cut();
    if (entries.length > 0) {
      this.listener.dropped(entries, left);
    }
  }

  nothingElseToDo(): void {
    this.hurry();
    // Keeps the program running for a last while, or until it is all sent, which then forgets this leaver.
    const until = setTimeout(() => this.abandon(), this.settings.leaveWithinMs);
    void this.wait.during(this.#idle()).then(() => clearTimeout(until));
  }

  programEnds(): void {
    this.abandon();
  }

  pageHidden(): void {
    this.hurry();
  }

  /** Sends once more, in a way that outlasts the page, what may be cut off: the service records it once. */
  pageLeft(forGood: boolean): void {
    const waiting = this.#takeAll();
    this.queue.putBack([...this.#sending, ...waiting]);
    const last = this.queue.take(this.settings.batchCount, lastWordsBytes);
    const rest = this.#takeAll();
    if (last.length > 0) {
      void this.post.outlastPage(last);
    }
    if (!forGood) {
      this.queue.putBack(waiting);
    } else if (rest.length > 0) {
      this.listener.dropped(rest, left);
    }
  }

  #takeAll(): Entry[] {
    return this.queue.take(Infinity, Infinity);
  }

  async #idle(): Promise<void> {
    if (this.#running) {
      await new Promise<void>((resolve) => this.#atRest.push(resolve));
    }
  }

  async #run(): Promise<void> {
    this.#running = true;
    tellLeaver(this);
    await this.#gather();
    while (this.queue.size > 0) {
      this.#sending = this.queue.take(this.#limit, this.settings.batchBytes);
      const fresh = this.#dropTooOld();
      if (fresh.length > 0) {
        await this.#take(fresh, await this.post.post(fresh, this.#abandoned.signal));
      }
    }
    this.#running = false;
    forgetLeaver(this);
    this.#atRest.splice(0).forEach((tell) => tell());
  }

  async #gather(): Promise<void> {
    this.#gathering = true;
    await this.wait.begin(this.settings.delayMs);
    this.#gathering = false;
  }

  #dropTooOld(): Entry[] {
    const oldest = Date.now() - this.settings.giveUpAfterMs;
    const tooOld = this.#sending.filter(({ loggedAt }) => loggedAt < oldest);
    this.#sending = this.#sending.filter(({ loggedAt }) => loggedAt >= oldest);
    if (tooOld.length > 0) {
      const hours = this.settings.giveUpAfterMs / 3_600_000;
      this.listener.dropped(tooOld, { code: 'too-old', message: `it could not be recorded within ${hours} h` });
    }
    return this.#sending;
  }

  async #take(batch: readonly Entry[], answer: BatchAnswer): Promise<void> {
    if (this.#sending.length === 0) {
      // Abandoned meanwhile.
      return;
    }
    this.#sending = [];
    switch (answer.kind) {
      case 'answered':
        await this.#settle(batch, answer.items);
        break;
      case 'refused':
        this.#refused(batch, answer.problem);
        break;
      case 'retry':
        await this.#again(batch, answer.afterMs);
        break;
    }
  }

  async #settle(batch: readonly Entry[], items: readonly ItemAnswer[]): Promise<void> {
    const again: Entry[] = [];
    let answered = 0;
    batch.forEach((entry, index) => {
      const item = items[index] ?? null;
      if (item === null) {
        again.push(entry);
        return;
      }
      answered++;
      if ('recorded' in item) {
        this.listener.recorded(entry, item.recorded);
      } else if (entry.timedHere && item.problem.violations?.some(({ field }) => field === 'occurredAt') === true) {
        again.push(untimed(entry));
      } else {
        this.listener.dropped([entry], refused(item.problem));
      }
    });
    if (answered > 0) {
      this.#failures = 0;
      this.#limit = Math.min(this.settings.batchCount, this.#limit * 2);
      this.queue.putBack(again);
    } else {
      await this.#again(again, 0);
    }
  }

  /** Halves the batches until the one at fault stands alone. */
  #refused(batch: readonly Entry[], problem: Problem): void {
    this.#failures = 0;
    if (batch.length > 1 && perhapsOneAtFault.has(problem.status)) {
      this.#limit = Math.ceil(batch.length / 2);
      this.queue.putBack(batch);
    } else {
      this.listener.dropped(batch, refused(problem));
    }
  }

  async #again(batch: readonly Entry[], afterMs: number): Promise<void> {
    this.queue.putBack(batch);
    this.#failures++;
    await this.wait.begin(afterMs + backoffMs(this.#failures, this.settings.backoff));
  }
}
