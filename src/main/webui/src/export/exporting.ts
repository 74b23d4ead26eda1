import { problemOf, type Problem } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { fetchSummary } from '../service/summary.js';
import { Observable } from '../state/observable.js';
import { texts } from '../texts.js';
import {
  diskDestination,
  download,
  memoryDestination,
  type Destination,
  type Left,
  type PickDestination,
} from './destination.js';
import { fileEnding, type ExportFormat } from './export-format.js';
import { RowCounter } from './row-counter.js';

export interface ExportingState {
  readonly phase: 'idle' | 'running' | 'done' | 'cancelled' | 'failed' | 'handed-over';
  /** How many activities there are to export; null until they are counted, or where they cannot be. */
  readonly expected: number | null;
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  /** Why it failed, where the service said so; null where it broke off. */
  readonly problem: Problem | null;
  /** What there is of one that did not end. */
  readonly left: Left;
}

export interface ExportSurroundings {
  /** Null where the browser writes no files by itself. */
  readonly disk: PickDestination | null;
  readonly memory: PickDestination;
  download(address: string, name: string): void;
}

export const browserSurroundings = (): ExportSurroundings => ({
  disk: diskDestination(),
  memory: memoryDestination,
  download,
});

const path = '/api/v1/activities/export';

/** A hundred megabytes or so; more is not for a page's memory. */
export const rowsInMemory = 100_000;

/** Exports to a file, which is there only if it is whole. */
export class Exporting {
  readonly state = new Observable<ExportingState>({
    phase: 'idle',
    expected: null,
    name: '',
    rows: 0,
    bytes: 0,
    problem: null,
    left: 'nothing',
  });
  #running = new AbortController();
  #counting = new AbortController();

  constructor(
    private readonly service: Service,
    private readonly surroundings: ExportSurroundings,
  ) {}

  /** Counts what an export of this query would contain. */
  async count(q: string): Promise<void> {
    this.#counting.abort();
    this.#counting = new AbortController();
    const { signal } = this.#counting;
    this.state.change({ expected: null });
    try {
      const { total } = await fetchSummary(this.service, q, null, signal);
      if (!signal.aborted) {
        this.state.change({ expected: total });
      }
    } catch {
      // Too many to be counted in time can still be exported.
    }
  }

  /** To be called while the person presses something, without which a browser asks nobody where to write. */
  async start(format: ExportFormat, q: string): Promise<void> {
    if (this.state.value.phase === 'running') {
      return;
    }
    const name = fileName(format);
    const { expected } = this.state.value;
    const fitsMemory = expected !== null && expected <= rowsInMemory;
    const pick = this.surroundings.disk ?? (fitsMemory ? this.surroundings.memory : null);
    if (pick === null) {
      this.surroundings.download(this.service.address(path, { format, q: q || null }).href, name);
      this.state.change({ phase: 'handed-over', name });
      return;
    }
    const destination = await this.#pick(pick, name);
    if (destination !== null) {
      await this.#run(format, q, destination);
    }
  }

  async #pick(pick: PickDestination, name: string): Promise<Destination | null> {
    try {
      return await pick(name);
    } catch {
      // The browser asks only on a press, and keeps some folders to itself; the person can choose another.
      this.state.change({ phase: 'failed', name, problem: texts.export.notWritable, left: 'nothing' });
      return null;
    }
  }

  cancel(): void {
    this.#running.abort();
  }

  /** The person has read how the last one went. */
  forget(): void {
    if (this.state.value.phase !== 'running') {
      this.state.change({ phase: 'idle' });
    }
  }

  async #run(format: ExportFormat, q: string, destination: Destination): Promise<void> {
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.state.change({ phase: 'running', name: destination.name, rows: 0, bytes: 0, problem: null });
    let answered = false;
    try {
      const query = { format, q: q || null };
      const answer = await this.service.request(path, { query, signal, patient: true });
      answered = true;
      await this.#receive(answer, new RowCounter(format), destination);
      signal.throwIfAborted();
      await destination.finish();
      this.state.change({ phase: 'done' });
    } catch (error) {
      const left = await destination.discard();
      const problem = answered ? null : problemOf(error);
      this.state.change(signal.aborted ? { phase: 'cancelled', left } : { phase: 'failed', problem, left });
    }
  }

  /** Reading throws where the answer has no end. */
  async #receive(answer: Response, counter: RowCounter, destination: Destination): Promise<void> {
    const reader = answer.body?.getReader();
    for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) {
      counter.take(piece.value);
      await destination.write(piece.value);
      this.state.change({ rows: counter.rows, bytes: this.state.value.bytes + piece.value.length });
    }
  }
}

/** As the service names them: by the second, in UTC. */
function fileName(format: ExportFormat): string {
  const second = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  return `activities-${second}.${fileEnding[format]}`;
}
