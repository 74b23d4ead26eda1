/** A connection that ended other than by being closed here, with what is left to do. */
export class ConnectionEnded extends Error {
  override readonly name = 'ConnectionEnded';

  /**
   * @param next to try again; the same with another token where there may be one, for the reason was not told; to come back with
   *   another token only; to give up, for trying again would not help
   * @param afterMs how long the service asks to be left alone
   */
  constructor(
    readonly next: 'retry' | 'retry-renewed' | 'renew' | 'give-up',
    message: string,
    readonly afterMs = 0,
  ) {
    super(message);
  }
}
