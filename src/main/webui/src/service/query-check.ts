import type { Service } from './service.js';

/** In a session that nobody has there is nothing to be found, and an index says so at once: what remains is the judgement. */
const nobodysSession = 'eyewitness.no-such-session';

/** Returns when the service can read the query, otherwise throws what it says against it. */
export async function checkQuery(service: Service, q: string, signal: AbortSignal): Promise<void> {
  await service.request('/api/v1/activities', { query: { q, sessionId: nobodysSession, limit: '1' }, signal });
}
