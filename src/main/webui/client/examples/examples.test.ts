import { readFileSync, readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createActivityLogger, type ActivityLogger } from '@eyewitness/client';
import { LocalLog } from '../test/local-log.js';
import { approvePayout } from './payout-approved.js';
import { settingsServer } from './settings-updated.js';
import { createUser } from './user-created.js';

let log: LocalLog;
let logger: ActivityLogger;

beforeEach(async () => {
  log = await LocalLog.start();
  logger = createActivityLogger({ url: log.url, token: 'a.token' });
});

afterEach(async () => {
  await logger.close();
  await log.stop();
});

test('a user is created', async () => {
  const request = new Request('https://office.example.com/users', {
    method: 'POST',
    headers: { 'X-Forwarded-For': '203.0.113.7', 'User-Agent': 'Firefox' },
    body: JSON.stringify({ email: 'grace@example.com', plan: 'team' }),
  });

  const answer = await createUser(request, 'ada', logger);
  await logger.flush();

  expect(answer.status).toBe(201);
  expect(log.recorded).toMatchObject([
    {
      action: 'user_created',
      adminId: 'ada',
      entityType: 'user',
      entityId: 'u_204',
      entityName: 'grace@example.com',
      metadata: { plan: 'team' },
      ipAddress: '203.0.113.7',
      userAgent: 'Firefox',
    },
  ]);
});

test('a payout is approved once it is on record, however often it is tried', async () => {
  const payout = { id: 'po_17', amount: 1250, currency: 'EUR' };

  expect(await approvePayout(payout, 'ada', logger)).toBe('id-1');
  expect(await approvePayout(payout, 'ada', logger)).toBe('id-1');

  expect(log.recorded).toMatchObject([{ action: 'payout_approved', entityId: 'po_17', metadata: { amount: 1250 } }]);
});

test('a payout is not approved where it cannot be recorded', async () => {
  log.refuses = () => ({ detail: 'no' });

  await expect(approvePayout({ id: 'po_18', amount: 1, currency: 'EUR' }, 'ada', logger)).rejects.toThrow(
    'not recorded',
  );
});

test('settings are updated', async () => {
  const server = settingsServer('ada', logger);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/settings/session-minutes`;

  await fetch(address, { method: 'POST', headers: { 'X-Forwarded-For': '203.0.113.7' } });
  await logger.flush();
  await new Promise((resolve) => server.close(resolve));

  expect(log.recorded).toMatchObject([
    {
      action: 'settings_updated',
      changes: [{ field: 'sessionMinutes', from: 30, to: 15 }],
      ipAddress: '203.0.113.7',
    },
  ]);
});

const guide = readFileSync(new URL('../../../../../docs/clients-typescript.md', import.meta.url), 'utf8');
const examples = readdirSync(new URL('.', import.meta.url)).filter((name) => /^[a-z-]+\.ts$/.test(name));

test.each(examples)('the guide quotes %s as it is', (name) => {
  expect(guide).toContain(readFileSync(new URL(name, import.meta.url), 'utf8'));
});
