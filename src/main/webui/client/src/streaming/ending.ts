/** A connection that ended other than by being closed here, with what is left to do. */
export class ConnectionEnded extends Error {
  override readonly name = 'ConnectionEnded';

  /**
   * @param next to try again; the same with another token; to give up, for trying again would not help
   * @param afterMs how long the service asks to be left alone
   */
  constructor(
    readonly next: 'retry' | 'renew' | 'give-up',
    message: string,
    readonly afterMs = 0,
  ) {
    super(message);
  }
}
