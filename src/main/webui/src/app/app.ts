import { Address } from '../address/address.js';
import { browserAddressBar, type AddressBar } from '../address/address-bar.js';
import { Appearance } from '../appearance/appearance.js';
import { Demo } from '../demo/demo.js';
import { Details } from '../details/details.js';
import { browserSurroundings, Exporting } from '../export/exporting.js';
import { watchNetwork } from '../feed/network.js';
import { browserSockets } from '../feed/socket.js';
import { Overview } from '../finding/overview.js';
import { SavedSearches } from '../finding/saved-searches.js';
import { Search } from '../finding/search.js';
import { SeenVocabulary } from '../finding/vocabulary.js';
import { RestfulFrames } from '../log/restful-frames.js';
import { LiveLog } from '../log/live-log.js';
import { ProofCheck } from '../proof/proof-check.js';
import { withChosen } from '../query/edit-query.js';
import type { Vocabulary } from '../query/completion.js';
import { fetchActions, type Action } from '../service/actions.js';
import type { Service } from '../service/service.js';
import { Session } from '../session/session.js';
import { Sessions } from '../sessions/sessions.js';
import { Observable } from '../state/observable.js';
import { browserStore } from '../storage/browser-storage.js';
import { watchReturns } from './returns.js';

/** What the page consists of below its surface, and how one part follows from another. */
export class App {
  readonly address: Address;
  readonly session: Session;
  readonly log: LiveLog;
  readonly demo: Demo;
  readonly search: Search;
  readonly overview: Overview;
  readonly details: Details;
  readonly proof: ProofCheck;
  readonly sessions: Sessions;
  readonly exporting: Exporting;
  readonly appearance = new Appearance(browserStore);
  readonly savedSearches = new SavedSearches(browserStore);
  readonly actions = new Observable<{ readonly list: readonly Action[] }>({ list: [] });
  readonly #closing = new AbortController();
  #phase = 'unknown';
  #tenant: string | null = null;
  #logWanted = false;
  #newest: number | null = null;

  constructor(
    readonly service: Service,
    bar: AddressBar = browserAddressBar,
  ) {
    this.address = new Address(bar);
    this.session = new Session(service, (token) => this.log.feed.authenticate(token));
    this.demo = new Demo(service);
    this.log = new LiveLog({
      service,
      openSocket: browserSockets(service.address('/api/v1/activities/live'), service.credentials),
      greeted: (tenant) => this.#greeted(tenant),
      nextFrame: new RestfulFrames().next,
      isOnline: () => navigator.onLine,
      random: Math.random,
    });
    this.search = new Search(service, this.address);
    const refused = (): void => this.session.refused();
    this.overview = new Overview(service, refused);
    this.sessions = new Sessions(service, this.address, refused);
    this.details = new Details(service, this.address, () =>
      (this.log.state.value.rows?.list ?? []).map(({ activity }) => activity),
    );
    this.proof = new ProofCheck(service, browserStore, this.details);
    this.exporting = new Exporting(service, browserSurroundings());
    this.session.state.watch(() => this.#sessionChanged());
    this.search.state.watch(() => this.#searchChanged());
    this.log.state.watch(() => this.#logChanged());
  }

  async open(): Promise<void> {
    this.address.open();
    watchNetwork(this.log.feed, this.#closing.signal);
    watchReturns(() => this.#returned(), this.#closing.signal);
    await this.session.check();
  }

  /** For good. */
  close(): void {
    this.#closing.abort();
    this.address.close();
    this.#forget();
  }

  /** Looks for what the person has chosen, beside what is looked for already. */
  choose(term: string): void {
    this.address.go({ q: withChosen(this.address.state.value.q, term) });
  }

  /** What people call that action. */
  labelOf(code: string): string | null {
    return this.actions.value.list.find((action) => action.code === code)?.label ?? null;
  }

  /** What a query can be completed with now. */
  vocabulary(): Vocabulary {
    const rows = this.log.state.value.rows?.list ?? [];
    const seen = rows.map(({ activity }) => activity);
    return new SeenVocabulary(this.actions.value.list, this.overview.state.value.summary, seen);
  }

  #returned(): void {
    this.log.feed.personReturned();
    void this.session.checkAgain();
  }

  /** A stream that goes on may be under another cookie than the one before. */
  #greeted(tenant: string): void {
    if (tenant !== this.#tenant) {
      void this.session.checkAnew();
    } else if (this.session.isNearEnd) {
      void this.session.checkAgain();
    }
  }

  #sessionChanged(): void {
    const { phase, session } = this.session.state.value;
    const sameLog = phase !== 'signed-in' || this.#tenant === (session?.tenant ?? null);
    if (phase === this.#phase && sameLog) {
      return;
    }
    this.#phase = phase;
    if (phase === 'signed-out' || phase === 'unknown') {
      this.#forget();
    } else if (phase === 'expired') {
      this.search.rest();
      this.log.feed.expire();
    } else if (phase === 'signed-in') {
      if (!sameLog) {
        // Another tenant's rows must not stay, not even for a moment.
        this.#forget();
      }
      this.#tenant = session?.tenant ?? null;
      this.#logWanted = true;
      this.search.start();
      this.details.start();
      this.#searchChanged();
      void this.#loadActions();
    }
  }

  #forget(): void {
    this.#logWanted = false;
    this.search.stop();
    this.details.stop();
    this.sessions.forget();
    this.overview.show(null);
    this.exporting.cancel();
    this.log.stop();
  }

  /** The log waits for the judgement of its query, so that it does not begin with what nobody asked for. */
  #searchChanged(): void {
    const { accepted, fault } = this.search.state.value;
    if (accepted !== null) {
      this.log.setFilter({ q: accepted });
    }
    if (this.#logWanted && (accepted !== null || fault !== null)) {
      this.#logWanted = false;
      this.log.start();
    }
    this.overview.show(fault === null ? accepted : (accepted ?? ''));
  }

  #logChanged(): void {
    const { connection, rows } = this.log.state.value;
    if (connection === 'expired') {
      this.session.expired();
    }
    const newest = rows?.newestSeq ?? null;
    if (newest !== this.#newest) {
      this.#newest = newest;
      this.overview.grown();
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
