import { asObject, requiredText } from '../json/json.js';
import { ServiceProblem } from './problem.js';
import type { Service } from './service.js';

const path = '/dev/demo';

/** Made-up traffic exists in the dev profile alone; null where the service has none. */
export async function fetchDemoRunning(service: Service): Promise<boolean | null> {
  try {
    const answer = asObject(await service.requestJson(path), 'demo');
    return answer['running'] === true;
  } catch (error) {
    if (error instanceof ServiceProblem) {
      return null;
    }
    throw error;
  }
}

export async function switchDemo(service: Service, running: boolean): Promise<void> {
  await service.request(path, { method: 'PUT', body: { running } });
}

/** A token for the admin that a newcomer signs in as, with one click. */
export async function fetchDemoToken(service: Service): Promise<string> {
  const body = {
    sub: 'ada',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    groups: ['activity:admin'],
    expiresIn: 28_800,
  };
  const answer = await service.requestJson('/dev/token', { method: 'POST', body });
  return requiredText(asObject(answer, 'token'), 'token');
}
