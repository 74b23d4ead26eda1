/** Why the service closed the socket, as the contract numbers it. */
export const closeCode = {
  badMessage: 4400,
  tokenExpired: 4401,
  forbidden: 4403,
} as const;

export type AfterClose = 'retry' | 'expired' | 'unreadable' | 'refused';

/** What is left to do after a close: for too slow (4408), draining (1012) and every failure of the network, to try again. */
export function afterClose(code: number): AfterClose {
  switch (code) {
    case closeCode.tokenExpired:
      return 'expired';
    case closeCode.badMessage:
      return 'unreadable';
    case closeCode.forbidden:
      return 'refused';
    default:
      return 'retry';
  }
}
