import { Address } from '../address/address.js';
import { browserAddressBar, type AddressBar } from '../address/address-bar.js';
import { Demo } from '../demo/demo.js';
import { watchNetwork } from '../feed/network.js';
import { browserSockets } from '../feed/socket.js';
import { LiveLog } from '../log/live-log.js';
import { fetchActions, type Action } from '../service/actions.js';
import type { Service } from '../service/service.js';
import { Session } from '../session/session.js';
import { Observable } from '../state/observable.js';

/** What the page consists of below its surface, and how one part follows from another. */
export class App {
  readonly address: Address;
  readonly session: Session;
  readonly log: LiveLog;
  readonly demo: Demo;
  readonly actions = new Observable<{ readonly list: readonly Action[] }>({ list: [] });
  readonly #closing = new AbortController();
  #phase = 'unknown';
  #tenant: string | null = null;

  constructor(
    readonly service: Service,
    bar: AddressBar = browserAddressBar,
  ) {
    this.address = new Address(bar);
    this.session = new Session(service);
    this.demo = new Demo(service);
    this.log = new LiveLog({
      service,
      openSocket: browserSockets(service.address('/api/v1/activities/live'), service.credentials),
      isOnline: () => navigator.onLine,
      random: Math.random,
    });
    this.session.state.watch(() => this.#sessionChanged());
    this.log.state.watch(() => this.#logChanged());
  }

  async open(): Promise<void> {
    this.address.open();
    watchNetwork(this.log.feed, this.#closing.signal);
    await this.session.check();
  }

  /** For good. */
  close(): void {
    this.#closing.abort();
    this.address.close();
    this.log.stop();
  }

  #sessionChanged(): void {
    const { phase, session } = this.session.state.value;
    if (phase === this.#phase) {
      return;
    }
    this.#phase = phase;
    if (phase === 'signed-out') {
      this.log.stop();
    } else if (phase === 'signed-in') {
      if (this.#tenant !== (session?.tenant ?? null)) {
        // Another tenant's rows must not stay, not even for a moment.
        this.log.stop();
      }
      this.#tenant = session?.tenant ?? null;
      this.log.start();
      void this.#loadActions();
    }
  }

  #logChanged(): void {
    if (this.log.state.value.connection === 'expired') {
      this.session.expired();
    }
  }

  /** Without them there is nothing to pick an action from, and everything else works. */
  async #loadActions(): Promise<void> {
    try {
      this.actions.change({ list: await fetchActions(this.service) });
    } catch {
      this.actions.change({ list: [] });
    }
  }
}
