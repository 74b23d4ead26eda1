import { expect, test } from 'vitest';
import { activityJson } from '../../test/activity-json.js';
import { epochOf, readFrame } from './frame.js';

test('reads hello', () => {
  const frame = readFrame('{"type":"hello","data":{"tenant":"default","cursor":"k3x-17","heartbeatSeconds":15}}');

  expect(frame).toEqual({ type: 'hello', hello: { tenant: 'default', cursor: 'k3x-17', heartbeatSeconds: 15 } });
});

test('reads an activity', () => {
  const frame = readFrame(JSON.stringify({ type: 'activity', cursor: 'k3x-17', data: activityJson(17) }));

  expect(frame).toMatchObject({
    type: 'activity',
    cursor: 'k3x-17',
    activity: { seq: 17, adminEmail: 'ada@example.com' },
  });
});

test('reads bye with and without a time to wait', () => {
  expect(readFrame('{"type":"bye","data":{"reason":"draining","retryAfterMs":1500}}')).toEqual({
    type: 'bye',
    expired: false,
    retryAfterMs: 1_500,
  });
  expect(readFrame('{"type":"bye","data":{"reason":"expired"}}')).toEqual({
    type: 'bye',
    expired: true,
    retryAfterMs: 0,
  });
});

test.each(['heartbeat', 'caught-up', 'reset'])('reads %s with its cursor', (type) => {
  expect(readFrame(JSON.stringify({ type, data: { cursor: 'k3x-17' } }))).toEqual({ type, cursor: 'k3x-17' });
});

test('reads that there is a gap', () => {
  expect(readFrame('{"type":"gap","data":{"from":3,"to":17}}')).toEqual({ type: 'gap' });
});

test.each(['pong', 'something-of-tomorrow'])('takes %s as a sign of life', (type) => {
  expect(readFrame(JSON.stringify({ type, data: {} }))).toEqual({ type: 'other' });
});

test.each([
  '',
  'no json',
  '[]',
  '"hello"',
  '{}',
  '{"type":1}',
  '{"type":"hello"}',
  '{"type":"caught-up","data":{}}',
  '{"type":"hello","data":{"cursor":"k3x-17","heartbeatSeconds":15}}',
  '{"type":"activity","cursor":"k3x-1","data":{"seq":1}}',
])('refuses %j', (text) => {
  expect(() => readFrame(text)).toThrow();
});

test('the epoch is all of a cursor but its number', () => {
  expect(epochOf('k3x-17')).toBe('k3x');
});
