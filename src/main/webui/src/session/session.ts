import { closeBrowserSession, fetchBrowserSession, openBrowserSession } from '../service/browser-session.js';
import { fetchDemoToken } from '../service/demo.js';
import { problemOf } from '../service/problem.js';
import type { Service } from '../service/service.js';
import { Observable } from '../state/observable.js';
import { texts } from '../texts.js';
import type { SessionState } from './session-state.js';

/** What a bearer token is made of (RFC 6750); anything else could not be sent in a header. */
const tokenForm = /^[A-Za-z0-9._~+/-]+=*$/;

/** Who is signed in to the page, by the service's cookie. */
export class Session {
  readonly state = new Observable<SessionState>({ phase: 'unknown', session: null, problem: null, busy: false });

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
