import { expect, test } from 'vitest';
import { activityJson } from '../../test/activity-json.js';
import { UnexpectedJson } from '../json/json.js';
import { readActivity } from './read-activity.js';

test('reads every field', () => {
  const json = activityJson(7, {
    entityName: 'March payout',
    success: false,
    failureReason: 'limit of the day exceeded',
    metadata: { amount: { value: 12, currency: 'EUR' } },
    changes: [{ field: 'state', from: 'open', to: 'approved' }],
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    leafHash: 'qvTGHdzF6KLavt4PO0gs2a6pQ00=',
  });

  expect(readActivity(json)).toEqual({
    ...json,
    occurredAt: new Date('2026-11-22T09:30:00Z'),
    receivedAt: new Date('2026-11-22T09:30:00.125Z'),
    stored: json,
  });
});

test('optional fields may be null or left out', () => {
  const { adminName, adminEmail, sessionId, entityType, entityId, entityName, ...rest } = activityJson(7);
  const { ipAddress, userAgent, device, failureReason, metadata, changes, traceId, leafHash, ...required } = rest;
  const nothing = {
    ...{ adminName, adminEmail, sessionId, entityType, entityId, entityName, ipAddress, userAgent, device },
    ...{ failureReason, metadata, changes, traceId, leafHash },
  };
  const nulls = Object.fromEntries(Object.keys(nothing).map((name) => [name, null]));

  expect(readActivity(required)).toMatchObject(nulls);
  expect(readActivity({ ...required, ...nulls })).toEqual({
    ...readActivity(required),
    stored: { ...required, ...nulls },
  });
});

test.each([
  ['seq', '7'],
  ['success', undefined],
  ['success', 'true'],
  ['severity', 'fatal'],
  ['severity', null],
  ['description', null],
  ['occurredAt', 'yesterday'],
  ['device', 'desktop'],
  ['metadata', []],
])('refuses %s = %j rather than guess', (field, value) => {
  expect(() => readActivity(activityJson(7, { [field]: value }))).toThrow(UnexpectedJson);
});

test.each([null, undefined, [], 'activity', 7])('refuses %j', (value) => {
  expect(() => readActivity(value)).toThrow(UnexpectedJson);
});
