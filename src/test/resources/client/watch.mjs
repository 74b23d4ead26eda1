// Watches until COUNT activities have come, and says each one.
import { ActivityStream } from '@eyewitness/client';

const tokens = process.env.TOKENS.split(' ');
const stream = new ActivityStream({
  url: process.env.EYEWITNESS_URL,
  token: () => {
    console.log(`asked with ${tokens.length} left`);
    return tokens.length > 1 ? tokens.shift() : tokens[0];
  },
  after: '0',
  transport: process.env.TRANSPORT,
  backoff: { shortestMs: 20, longestMs: 200 },
});

let seen = 0;
for await (const { seq, entityId } of stream) {
  console.log(`seen ${seq} ${entityId}`);
  if (++seen === Number(process.env.COUNT)) {
    break;
  }
}
