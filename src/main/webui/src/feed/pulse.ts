import { Watchdog } from './watchdog.js';

/** Longer than anything is on its way, short enough that nobody trusts a dead connection for long. */
const quietMs = 5_000;

const answerWithinMs = 3_000;

/** Asks for a sign of life when it has become quiet, and notices that none comes. */
export class Pulse {
  readonly #quiet = new Watchdog(() => this.ask());
  readonly #unanswered: Watchdog;
  #state: 'stopped' | 'listening' | 'asked' = 'stopped';

  /** @param say puts the question */
  constructor(
    private readonly say: () => void,
    onSilence: () => void,
  ) {
    this.#unanswered = new Watchdog(onSilence);
  }

  /** Begins to listen. */
  begin(): void {
    this.stop();
    this.#state = 'listening';
    this.#quiet.watch(quietMs);
  }

  /** Whatever is heard is an answer. */
  heard(): void {
    if (this.#state === 'listening') {
      this.#quiet.heard();
    } else if (this.#state === 'asked') {
      this.begin();
    }
  }

  /** Asks now, unless an answer is awaited already. */
  ask(): void {
    if (this.#state === 'listening') {
      this.#quiet.stop();
      this.#state = 'asked';
      this.#unanswered.watch(answerWithinMs);
      this.say();
    }
  }

  stop(): void {
    this.#state = 'stopped';
    this.#quiet.stop();
    this.#unanswered.stop();
  }
}
