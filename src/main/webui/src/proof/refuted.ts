/** What was to be proved is not so; the message says to the person why. */
export class Refuted extends Error {
  override readonly name = 'Refuted';
}

/** This browser cannot work it out; the message says to the person why. */
export class CannotVerify extends Error {
  override readonly name = 'CannotVerify';
}
