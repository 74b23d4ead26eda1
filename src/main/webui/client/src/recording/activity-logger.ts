import { usualBackoff, type Backoff } from '../access/backoff.js';
import { serviceAddress } from '../access/service-address.js';
import { TokenSource, type Token } from '../access/token.js';
import type { ActivityAction } from '../activity/activity-action.js';
import type { NewActivity } from '../activity/new-activity.js';
import { BatchPost } from './batch-post.js';
import { ActivityDropped, type DropReason } from './drop.js';
import { entryOf, type Entry, type Recorded } from './entry.js';
import { Queue } from './queue.js';
import { Sender } from './sender.js';
import { Tally, type FlushReport } from './tally.js';

export type OnDrop = (activities: readonly NewActivity<string>[], reason: DropReason) => void;

export interface ActivityLoggerOptions<Custom extends string = never> {
  /** The address of the service, such as `https://log.example.com`; a page of the service's own origin may leave it out. */
  readonly url?: string | URL | undefined;
  /** Of role `activity:write`. A page of the service's own origin may leave it out: its cookie says who calls. */
  readonly token?: Token | undefined;
  /** The program's own actions, as of `defineActions`, which the logger then takes besides the catalogue's. */
  readonly actions?: Readonly<Record<string, Custom>> | undefined;
  /** Told of all that will not be recorded, and why; left out, the console is. */
  readonly onDrop?: OnDrop | undefined;
  /** Throws what is otherwise told to `onDrop` alone: from `logActivity` what shows at once, from `flush` the rest. */
  readonly strict?: boolean | undefined;
  /** How long the first of a batch waits for others, 100 ms. */
  readonly delayMs?: number | undefined;
  /** The most in one batch, 500 activities (the service takes 1,000) and 1 MiB (8 MiB). */
  readonly batchCount?: number | undefined;
  readonly batchBytes?: number | undefined;
  /** The most that waits in memory, 50,000 activities and 32 MiB; what does not fit is dropped. */
  readonly queueCount?: number | undefined;
  readonly queueBytes?: number | undefined;
  /** How long the service may take to answer, 30 s. */
  readonly timeoutMs?: number | undefined;
  /** For how long one is tried, 24 h: the service knows the key by which it records it once for so long at least. */
  readonly giveUpAfterMs?: number | undefined;
  /** How long `close` and a Node program that has nothing else to do wait for the service, 5 s. */
  readonly leaveWithinMs?: number | undefined;
  /** The bounds of the waits between tries, 0.5 s to 20 s. */
  readonly backoff?: Backoff | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** Records activities in the background: in batches, again and again until the service has them, each once. */
export class ActivityLogger<Action extends string = ActivityAction> {
  readonly #options: ActivityLoggerOptions<string>;
  readonly #tally = new Tally();
  readonly #sender: Sender;
  #firstDrop: ActivityDropped | null = null;
  #closed = false;

  constructor(options: ActivityLoggerOptions<string>) {
    this.#options = options;
    const { fetch = globalThis.fetch, timeoutMs = 30_000, queueCount = 50_000, queueBytes = 32 * 1_048_576 } = options;
    this.#sender = new Sender(
      new Queue(queueCount, queueBytes),
      new BatchPost(
        new URL('/api/v1/activities/batch', serviceAddress(options.url)),
        new TokenSource(options.token),
        fetch,
        timeoutMs,
      ),
      {
        batchCount: Math.min(options.batchCount ?? 500, 1_000),
        batchBytes: Math.min(options.batchBytes ?? 1_048_576, 8 * 1_048_576),
        delayMs: options.delayMs ?? 100,
        giveUpAfterMs: options.giveUpAfterMs ?? 24 * 3_600_000,
        leaveWithinMs: options.leaveWithinMs ?? 5_000,
        backoff: options.backoff ?? usualBackoff,
      },
      {
        recorded: (entry, recorded) => entry.settled(recorded),
        dropped: (entries, reason) => this.#dropped(entries, reason),
      },
    );
  }

  /** Logs it and returns at once. Throws only where `strict` asks for it. A function of its own: it may be passed around. */
  readonly logActivity = (activity: NewActivity<Action>): void => {
    const reason = this.#log(activity, this.#tally.logged());
    if (reason !== null && this.#options.strict === true) {
      throw new ActivityDropped([activity], reason);
    }
  };

  /**
   * Logs it and resolves when it is recorded: for what must not go on without.
   *
   * @throws ActivityDropped where it will not be
   */
  async record(activity: NewActivity<Action>): Promise<Recorded> {
    const count = this.#tally.logged();
    const outcome = new Promise<Recorded | DropReason>((resolve) => {
      this.#log(activity, (settled) => {
        count(settled);
        resolve(settled);
      });
    });
    this.#sender.hurry();
    const settled = await this.#sender.wait.during(outcome);
    if ('code' in settled) {
      throw new ActivityDropped([activity], settled);
    }
    return settled;
  }

  /**
   * Resolves when all that was logged before is recorded or dropped, or that time is over.
   *
   * @throws ActivityDropped the first that was dropped since the last flush, where `strict` asks for it
   */
  async flush({ withinMs = Infinity }: { readonly withinMs?: number } = {}): Promise<FlushReport> {
    this.#sender.hurry();
    const report = await this.#sender.wait.during(this.#tally.flushed(withinMs));
    const drop = this.#firstDrop;
    this.#firstDrop = null;
    if (drop !== null) {
      throw drop;
    }
    return report;
  }

  /** Takes no more, and gives what waits a last while; what is left then is dropped. */
  async close(): Promise<void> {
    this.#closed = true;
    try {
      await this.flush({ withinMs: this.#options.leaveWithinMs ?? 5_000 });
    } finally {
      this.#sender.abandon();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Answers why it will not be recorded, where that shows at once. */
  #log(activity: NewActivity<string>, settled: Entry['settled']): DropReason | null {
    const entry = this.#closed ? closed : entryOf(activity, settled);
    const reason = 'code' in entry ? entry : this.#sender.add(entry) ? null : full;
    if (reason !== null) {
      settled(reason);
      this.#tell([activity], reason);
    }
    return reason;
  }

  #dropped(entries: readonly Entry[], reason: DropReason): void {
    const activities = entries.map(({ activity }) => activity);
    if (this.#options.strict === true) {
      this.#firstDrop ??= new ActivityDropped(activities, reason);
    }
    entries.forEach(({ settled }) => settled(reason));
    this.#tell(activities, reason);
  }

  #tell(activities: readonly NewActivity<string>[], reason: DropReason): void {
    const { onDrop = tellConsole } = this.#options;
    try {
      onDrop(activities, reason);
    } catch (failure) {
      console.error('onDrop failed', failure);
    }
  }
}

const closed: DropReason = { code: 'closed', message: 'the logger has been closed' };
const full: DropReason = { code: 'full', message: 'as much waits already as there is room for' };

export function tellConsole(activities: readonly NewActivity<string>[], reason: DropReason): void {
  console.error(new ActivityDropped(activities, reason).message);
}

/** Throws where the address is none; what happens later is told as the options say. */
export function createActivityLogger<Custom extends string = never>(
  options: ActivityLoggerOptions<Custom>,
): ActivityLogger<ActivityAction | Custom> {
  return new ActivityLogger<ActivityAction | Custom>(options);
}
