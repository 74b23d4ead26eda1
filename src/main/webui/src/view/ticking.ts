import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Often enough that "5 s ago" is not far off, seldom enough to cost nothing. */
const tickMs = 5_000;

/** Renders an element anew as time passes. */
export class Ticking implements ReactiveController {
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.host.requestUpdate(), tickMs);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
