import { ActivityActions } from './activity-actions.js';

/**
 * Where a program adds actions of its own to what every logger takes:
 * `declare module '@eyewitness/client' { interface CustomActivityActions { report_viewed: true } }`.
 */
export interface CustomActivityActions {}

/** The code of an action: of the catalogue, or one that the program has added. */
export type ActivityAction =
  (typeof ActivityActions)[keyof typeof ActivityActions] | Extract<keyof CustomActivityActions, string>;

const code = /^[a-z][a-z0-9_.:-]{0,99}$/;

/**
 * The catalogue's actions and those, for a program that has more of them.
 *
 * @throws RangeError where one is no code that the service takes
 */
export function defineActions<const Custom extends Readonly<Record<string, string>>>(
  custom: Custom,
): typeof ActivityActions & Custom {
  for (const action of Object.values(custom)) {
    if (!code.test(action)) {
      throw new RangeError(`"${action}" is no code of an action: it must match ${code.source}`);
    }
  }
  return Object.freeze({ ...ActivityActions, ...custom });
}
