/**
 * How the page stands to what happens now.
 *
 * - `stopped`: nobody is signed in, so nothing is wanted.
 * - `connecting`: has not been live yet.
 * - `replaying`: what was recorded while the page was away is arriving.
 * - `live`: the rows are complete and messages arrive.
 * - `reconnecting`: was live, tries again by itself.
 * - `offline`: the same, and the browser says that there is no network.
 * - `expired`: goes on when the person signs in again.
 * - `unreadable`: the service cannot read what the page asks for, and goes on when that changes.
 * - `refused`: the service will not, and trying again would not help.
 */
export type Connection =
  'stopped' | 'connecting' | 'replaying' | 'live' | 'reconnecting' | 'offline' | 'expired' | 'unreadable' | 'refused';
