// Logs COUNT activities, most of them while the service is killed, and says what became of them.
import { createActivityLogger } from '@eyewitness/client';

const dropped = [];
const log = createActivityLogger({
  url: process.env.EYEWITNESS_URL,
  token: process.env.EYEWITNESS_TOKEN,
  backoff: { shortestMs: 20, longestMs: 200 },
  onDrop: (activities, reason) => dropped.push(...activities.map(({ entityId }) => `${entityId}: ${reason.message}`)),
});

for (let number = 1; number <= Number(process.env.COUNT); number++) {
  log.logActivity({ action: 'payout_approved', entityType: 'payout', entityId: `po_${number}` });
  if (number === 1_000) {
    await log.flush();
    console.log('begun');
  }
  if (number % 20 === 0) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
console.log('logged');
const { waiting } = await log.flush();
console.log(`report ${JSON.stringify({ dropped, waiting })}`);
