// Logs and is ended at once.
import { createActivityLogger } from '@eyewitness/client';

const log = createActivityLogger({
  url: process.env.EYEWITNESS_URL,
  token: process.env.EYEWITNESS_TOKEN,
  onDrop: (activities, reason) => console.log(`dropped ${activities.length} ${reason.code}`),
});
log.logActivity({ action: 'login' });
log.logActivity({ action: 'logout' });
process.exit(3);
