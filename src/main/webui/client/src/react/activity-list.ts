import type { Activity, ActivityStreamOptions, StreamStatus } from '../index.js';
import { ActivityStream } from '../index.js';

/** What a list shows at one moment. */
export interface ActivityListState {
  /** Newest first. */
  readonly activities: readonly Activity[];
  readonly status: StreamStatus;
  /** Why the connection last ended; null while it is live. */
  readonly error: Error | null;
}

export const emptyList: ActivityListState = { activities: [], status: 'idle', error: null };

/** However many activities arrive, the list is drawn at most that often. */
const drawEveryMs = 50;

/** The newest activities of a stream, bounded, for something that draws them. */
export class ActivityList {
  readonly #stream: ActivityStream;
  #state = emptyList;
  #newest: readonly Activity[] = [];
  #paused = false;
  #drawing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    options: ActivityStreamOptions,
    private readonly limit: number,
    private readonly changed: (state: ActivityListState) => void,
  ) {
    this.#stream = new ActivityStream(options);
    this.#stream.addEventListener('activity', ({ detail }) => {
      this.#newest = [detail, ...this.#newest].slice(0, this.limit);
      this.#drawing ??= setTimeout(() => this.#draw(), drawEveryMs);
    });
    this.#stream.addEventListener('error', ({ detail }) => this.#change({ error: detail }));
    this.#stream.addEventListener('reset', () => {
      this.#newest = [];
      this.#draw();
    });
    this.#stream.addEventListener('status', ({ detail: status }) =>
      this.#change(status === 'live' ? { status, error: null } : { status }),
    );
    this.#change({ status: this.#stream.status });
  }

  /** What arrives is kept, as much as there is room for, but not shown. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#draw();
  }

  close(): void {
    clearTimeout(this.#drawing);
    this.#paused = true;
    this.#stream.close();
  }

  #draw(): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    if (!this.#paused) {
      this.#change({ activities: this.#newest });
    }
  }

  #change(difference: Partial<ActivityListState>): void {
    this.#state = { ...this.#state, ...difference };
    this.changed(this.#state);
  }
}
