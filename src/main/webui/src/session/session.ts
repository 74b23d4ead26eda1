import {
  closeBrowserSession,
  fetchBrowserSession,
  openBrowserSession,
  type BrowserSession,
} from '../service/browser-session.js';
import { fetchDemoToken } from '../service/demo.js';
import { problemOf } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { Observable } from '../state/observable.js';
import { texts } from '../texts.js';
import type { SessionState } from './session-state.js';

/** What a bearer token is made of (RFC 6750); anything else could not be sent in a header. */
const tokenForm = /^[A-Za-z0-9._~+/-]+=*$/;

/** From here on a new token should be fetched: long enough to do it without haste. */
const nearEndMs = 5 * 60_000;

/** Who is signed in to the page, by the service's cookie, which is that of all pages of the browser: any of them may change it. */
export class Session {
  readonly state = new Observable<SessionState>({ phase: 'unknown', session: null, problem: null, busy: false });

  /** Which question about the session was the last: the answers to those before it are out of date. */
  #asked = 0;

  /** @param renewed is told of a new token of the same log, while the one before is still good */
  constructor(
    private readonly service: Service,
    private readonly renewed: (token: string) => void = () => undefined,
  ) {}

  /** Asks the service who is signed in. */
  async check(): Promise<void> {
    await this.#attempt(async () => {
      const session = await fetchBrowserSession(this.service);
      this.state.change({ phase: session === null ? 'signed-out' : 'signed-in', session });
    });
  }

  /** The same, for it may have changed elsewhere; what is shown stays until the answer says otherwise. */
  async checkAgain(): Promise<void> {
    if (this.state.value.busy) {
      return;
    }
    const asked = ++this.#asked;
    try {
      const session = await fetchBrowserSession(this.service);
      if (asked === this.#asked) {
        this.#found(session);
      }
    } catch {
      // No answer says nothing of the session; the badge says how the service stands.
    }
  }

  /** Nothing of whom it was before must be shown while it is asked who it is now. */
  async checkAnew(): Promise<void> {
    this.state.change({ phase: 'unknown', session: null });
    await this.check();
  }

  async signIn(token: string): Promise<void> {
    const bare = token.trim().replace(/^Bearer\s+/i, '');
    if (tokenForm.test(bare)) {
      await this.#attempt(() => this.#open(bare));
    } else {
      this.state.change({ problem: texts.signIn.notAToken });
    }
  }

  async signInAsDemoAdmin(): Promise<void> {
    await this.#attempt(async () => this.#open(await fetchDemoToken(this.service)));
  }

  async signOut(): Promise<void> {
    await this.#attempt(async () => {
      await closeBrowserSession(this.service);
      this.state.change({ phase: 'signed-out', session: null });
    });
  }

  /** The service has said that the token is no longer good. */
  expired(): void {
    if (this.state.value.phase === 'signed-in') {
      this.state.change({ phase: 'expired' });
    }
  }

  /** The service does not know who asks: the session has ended as it was to, or the browser has been signed out elsewhere. */
  refused(): void {
    if (this.isNearEnd) {
      this.expired();
    } else {
      void this.checkAgain();
    }
  }

  /** How long the session lasts, in milliseconds; null where nobody is signed in, or nobody knows. */
  get leftMs(): number | null {
    const { phase, session } = this.state.value;
    const ends = phase === 'signed-in' ? (session?.expiresAt ?? null) : null;
    return ends === null ? null : Math.max(0, ends.getTime() - Date.now());
  }

  /** Ends soon, as far as is known here. */
  get isNearEnd(): boolean {
    return this.leftMs !== null && this.leftMs <= nearEndMs;
  }

  /** Who has signed out elsewhere is signed out here; whose session has ended keeps the place. */
  #found(session: BrowserSession | null): void {
    const { phase } = this.state.value;
    if (session !== null) {
      this.state.change({ phase: 'signed-in', session });
    } else if (phase === 'signed-in' && this.leftMs === 0) {
      this.expired();
    } else if (phase !== 'expired') {
      this.state.change({ phase: 'signed-out', session });
    }
  }

  /** The cookie is out of any script's sight: only the service can say whether the browser has kept it. */
  async #open(token: string): Promise<void> {
    const { phase, session: before } = this.state.value;
    await openBrowserSession(this.service, token);
    const session = await fetchBrowserSession(this.service);
    if (session === null) {
      this.state.change({ problem: texts.signIn.cookieRefused });
    } else {
      this.state.change({ phase: 'signed-in', session });
      if (phase === 'signed-in' && before?.tenant === session.tenant) {
        this.renewed(token);
      }
    }
  }

  async #attempt(step: () => Promise<void>): Promise<void> {
    if (this.state.value.busy) {
      return;
    }
    this.#asked++;
    this.state.change({ busy: true, problem: null });
    try {
      await step();
    } catch (error) {
      this.state.change({ problem: problemOf(error) });
    } finally {
      this.state.change({ busy: false });
    }
  }
}
