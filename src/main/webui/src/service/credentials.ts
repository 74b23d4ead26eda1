/** By what the service knows who calls. */
export interface Credentials {
  /** Which requests the browser sends its cookie along with. */
  readonly cookies: RequestCredentials;
  /** What goes into the header, null where the cookie says enough; fails where a token should be and cannot be had. */
  token(): Promise<string | null>;
  /** The service has refused this token: answers whether there may be another one, with which it is worth trying again. */
  refused(token: string): boolean;
}

/** The service's own page has the cookie. */
export const ownCookie: Credentials = {
  cookies: 'same-origin',
  token: () => Promise.resolve(null),
  refused: () => false,
};
