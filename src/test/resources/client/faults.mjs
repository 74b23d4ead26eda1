// Logs what cannot be recorded among what can, and says what it is told of it.
import { createActivityLogger } from '@eyewitness/client';

const log = createActivityLogger({
  url: process.env.EYEWITNESS_URL,
  token: process.env.EYEWITNESS_TOKEN,
  onDrop: (activities, reason) => activities.forEach(({ entityId }) => console.log(`dropped ${entityId} ${reason.code}`)),
});
const circle = {};
circle.self = circle;
const logOne = (entityId, differing) => log.logActivity({ action: 'settings_updated', entityId, ...differing });

logOne('before', {});
logOne('address', { ipAddress: 'nonsense' });
logOne('circle', { metadata: circle });
logOne('megabyte', { metadata: { text: 'x'.repeat(1_048_576) } });
logOne('metadata', { metadata: { text: 'x'.repeat(20_000) } });
logOne('future', { occurredAt: '2126-01-01T00:00:00Z' });
logOne('surrogate', { entityName: '\ud800' });
logOne('after', {});
console.log(`report ${JSON.stringify(await log.flush())}`);

const clock = Date;
globalThis.Date = class extends clock {
  constructor() {
    super(clock.now() + 86_400_000);
  }
};
logOne('fast-clock', {});
console.log(`report ${JSON.stringify(await log.flush())}`);
