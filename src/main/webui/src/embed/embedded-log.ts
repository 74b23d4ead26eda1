import { ownAddressBar } from '../address/address-bar.js';
import { App } from '../app/app.js';
import { Service } from '../service/service.js';
import type { Problem } from '../service/problem.js';
import { HostTokens, type TokenCallback } from './host-tokens.js';

/** A renewed token is wanted this long before the present one ends; of one that lasts less than twice as long, half-way. */
const renewBeforeMs = 60_000;

/** A page that gives no other token is not asked more often than this. */
const shortestPauseMs = 5_000;

/** The longest time that a browser's timer takes. */
const longestPauseMs = 2 ** 31 - 1;

/** The log within another page, which says who looks at it: its tokens are used, and renewed before they end. */
export class EmbeddedLog {
  readonly app: App;
  readonly #tokens: HostTokens;
  readonly #endWatching: () => void;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #expiresAt: Date | null = null;
  #phase = 'unknown';

  constructor(origin: string, token: TokenCallback) {
    this.#tokens = new HostTokens(token);
    this.app = new App(new Service(origin, this.#tokens), ownAddressBar());
    this.#endWatching = this.app.session.state.watch(() => this.#sessionChanged());
  }

  /** Why the page around the log gave no token; null when it did. */
  get problem(): Problem | null {
    return this.#tokens.problem;
  }

  open(q: string): void {
    this.look(q);
    void this.app.open();
  }

  /** Shows what this query finds. */
  look(q: string): void {
    this.app.address.go({ q });
  }

  /** For good. */
  close(): void {
    this.#endWatching();
    clearTimeout(this.#renewal);
    this.app.close();
    this.#tokens.forget();
  }

  /** Asks the page anew, as after the person has signed in to it again. */
  retry(): void {
    this.#tokens.forget();
    void this.app.session.check();
  }

  #sessionChanged(): void {
    const { phase, session } = this.app.session.state.value;
    const entered = phase !== this.#phase;
    this.#phase = phase;
    if (phase === 'expired' && entered) {
      this.retry();
    } else if (phase === 'signed-in' && session !== null && session.expiresAt !== this.#expiresAt) {
      this.#expiresAt = session.expiresAt;
      this.#renewInTime();
    }
  }

  #renewInTime(): void {
    clearTimeout(this.#renewal);
    const leftMs = (this.#expiresAt?.getTime() ?? 0) - Date.now();
    if (leftMs > 0) {
      const pauseMs = Math.max(shortestPauseMs, leftMs - renewBeforeMs, Math.min(leftMs / 2, renewBeforeMs));
      this.#renewal = setTimeout(() => void this.#renew(), Math.min(pauseMs, longestPauseMs));
    }
  }

  async #renew(): Promise<void> {
    this.#tokens.forget();
    try {
      this.app.log.feed.authenticate(await this.#tokens.token());
      await this.app.session.check();
    } catch {
      // The present token is still good for a while, in which the page is asked again.
      this.#renewInTime();
    }
  }
}
