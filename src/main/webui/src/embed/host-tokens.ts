import type { Credentials } from '../service/credentials.js';
import { ServiceProblem, type Problem } from '../service/problem.js';
import { texts } from '../texts.js';

/** How the page around the log gives it a token: a new one at each call. */
export type TokenCallback = () => Promise<string>;

/** What the status of an answer says where nobody is signed in; to the log, a page that gives no token is the same. */
const unauthorized = 401;

/** The tokens of the page around the log: asked for when one is needed, and kept until it is refused or renewed, in memory alone. */
export class HostTokens implements Credentials {
  readonly cookies = 'omit';
  /** Why the page gave none when it was last asked; null when it did. */
  problem: Problem | null = null;
  #asked: Promise<string> | null = null;
  /** The last token that the callback gave. */
  #given: string | null = null;

  constructor(private readonly callback: TokenCallback) {}

  token(): Promise<string> {
    this.#asked ??= this.#ask();
    return this.#asked;
  }

  /** Many requests may hear of the same refusal: only the first has the page asked again. */
  refused(token: string): boolean {
    if (token === this.#given) {
      this.forget();
    }
    return true;
  }

  /** The next who needs a token asks the page. */
  forget(): void {
    this.#given = null;
    this.#asked = null;
  }

  async #ask(): Promise<string> {
    try {
      this.#given = await this.callback();
      this.problem = null;
      return this.#given;
    } catch (error) {
      this.#asked = null;
      const detail = error instanceof Error ? error.message : null;
      this.problem = { title: texts.embed.noToken, detail };
      throw new ServiceProblem(unauthorized, texts.embed.noToken, detail);
    }
  }
}
