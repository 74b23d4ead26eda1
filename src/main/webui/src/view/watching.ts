import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from '../state/observable.js';

/** Renders an element anew whenever one of the watched values changes, for as long as it is in the page. */
export class Watching implements ReactiveController {
  #ends: (() => void)[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly observables: () => readonly Observable<object>[],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = this.observables().map((observable) => observable.watch(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const end of this.#ends) {
      end();
    }
  }
}
