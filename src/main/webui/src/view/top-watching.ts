import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LiveLog } from '../log/live-log.js';

/** Lets the rows stand still while the person reads further down, and go on when they are back at the top. */
export class TopWatching implements ReactiveController {
  readonly #observer = new IntersectionObserver(([entry]) => {
    if (entry !== undefined) {
      // Out of sight below is no reading further down: the window is but small.
      this.#moved(!entry.isIntersecting && entry.boundingClientRect.top < 0);
    }
  });
  #watched: Element | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
    private readonly log: () => LiveLog,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const top = this.host.renderRoot.querySelector('.top');
    if (top !== this.#watched) {
      this.hostDisconnected();
      this.#watched = top;
      if (top !== null) {
        this.#observer.observe(top);
      }
    }
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#watched = null;
  }

  #moved(away: boolean): void {
    const log = this.log();
    if (away) {
      log.pause('scrolled');
    } else if (log.state.value.pause === 'scrolled') {
      log.resume();
    }
  }
}
