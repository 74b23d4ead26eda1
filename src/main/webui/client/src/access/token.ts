/** A bearer token, or how to get one; the function is asked again when the service refuses the one it gave. */
export type Token = string | (() => string | Promise<string>);

/** The token in use: asked for once, and anew when it has been refused. */
export class TokenSource {
  #asked: Promise<string> | null = null;

  /** @param token nothing where the browser's cookie says who calls */
  constructor(private readonly token: Token | undefined) {}

  /** Whether there may be another one when one is refused. */
  get renews(): boolean {
    return typeof this.token === 'function';
  }

  /** Fails where the function does, or does not answer before the signal. */
  async get(signal: AbortSignal): Promise<string | null> {
    const { token } = this;
    if (typeof token !== 'function') {
      return token ?? null;
    }
    this.#asked ??= Promise.resolve().then(token);
    const asked = this.#asked;
    try {
      return await Promise.race([asked, aborted(signal)]);
    } catch (failure) {
      this.#forget(asked);
      throw failure;
    }
  }

  refused(): void {
    this.#forget(this.#asked);
  }

  #forget(asked: Promise<string> | null): void {
    if (this.#asked === asked) {
      this.#asked = null;
    }
  }
}

async function aborted(signal: AbortSignal): Promise<never> {
  return await new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no token came in time')), { once: true });
  });
}

export function bearer(token: string | null): Record<string, string> {
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}
