import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { LocalSight } from '../../test/local-sight.js';
import { sessionJson } from '../../test/session-json.js';
import { until } from '../../test/until.js';
import { ownAddressBar } from '../address/address-bar.js';
import { Address } from '../address/address.js';
import { Service } from '../service/service.js';
import { Sessions, type SessionsState } from './sessions.js';

let service: LocalService;
let address: Address;
let sight: LocalSight;
let sessions: Sessions;
let refusals: number;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  service = await LocalService.start();
  address = new Address(ownAddressBar());
  sight = new LocalSight();
  refusals = 0;
  sessions = new Sessions(new Service(service.origin), address, () => refusals++, sight);
});

afterEach(async () => {
  sessions.close();
  vi.useRealTimers();
  await service.stop();
});

async function listed(...ids: string[]): Promise<SessionsState> {
  return await until(sessions.state, ({ list }) => list?.map(({ sessionId }) => sessionId).join() === ids.join());
}

test('are those that go on, and further ones when asked for', async () => {
  service.furtherSessions = { items: [sessionJson('s_1')], next: null };
  service.sessions = { items: Array.from({ length: 50 }, (_, n) => sessionJson(`s_${51 - n}`)), next: 'k3x-1' };
  sessions.open();
  expect(await until(sessions.state, ({ list }) => list?.length === 50)).toMatchObject({ more: true });
  expect(service.requests).toEqual(['GET /api/v1/sessions?active=true&limit=50']);

  sessions.loadMore();

  const { list, more } = await until(sessions.state, (state) => state.list?.length === 51);
  expect(list?.at(-1)?.sessionId).toBe('s_1');
  expect(more).toBe(false);
  expect(service.requests.at(-1)).toBe('GET /api/v1/sessions?active=true&limit=50&cursor=k3x-1');
});

test('are those that the address says', async () => {
  address.go({ view: 'sessions', sessions: 'all' });
  const ended = { endedAt: '2026-11-22T10:00:00Z', endReason: 'logout' };
  service.sessions = { items: [sessionJson('s_1', ended)], next: null };

  sessions.open();

  const { list } = await listed('s_1');
  expect(service.requests).toEqual(['GET /api/v1/sessions?limit=50']);
  expect(list?.[0]).toMatchObject({ endReason: 'logout', endedAt: new Date(ended.endedAt) });

  service.sessions = { items: [], next: null };
  address.go({ sessions: 'active' });
  expect(sessions.state.value.list).toBeNull();
  await listed();
  expect(service.requests.at(-1)).toBe('GET /api/v1/sessions?active=true&limit=50');
});

test('stay when the session of who looks has ended, and are read anew for who has signed in again', async () => {
  service.sessions = { items: [sessionJson('s_1')], next: null };
  sessions.open();
  await listed('s_1');
  service.signedIn = false;

  sessions.refresh();
  await vi.waitFor(() => expect(refusals).toBe(1));
  expect(sessions.state.value).toMatchObject({ list: [{ sessionId: 's_1' }], problem: null });
  service.signedIn = true;
  service.sessions = { items: [sessionJson('s_2')], next: null };
  sessions.grown();
  await vi.advanceTimersByTimeAsync(10_000);

  await listed('s_2');
});

test('follow the log, but not each of its activities', async () => {
  sessions.open();
  await listed();
  service.sessions = { items: [sessionJson('s_1')], next: null };
  for (let recorded = 0; recorded < 1_000; recorded++) {
    sessions.grown();
  }
  expect(service.requests).toHaveLength(1);

  await vi.advanceTimersByTimeAsync(10_000);

  await listed('s_1');
  expect(service.requests).toHaveLength(2);
});

test('are read anew as time passes, for what is recorded may not be among the rows', async () => {
  sessions.open();
  await listed();
  service.sessions = { items: [sessionJson('s_1')], next: null };

  await vi.advanceTimersByTimeAsync(30_000);

  await listed('s_1');
});

test('that nobody sees are not read, until somebody does', async () => {
  sessions.open();
  await listed();
  sight.hide();
  await vi.advanceTimersByTimeAsync(600_000);
  sessions.grown();
  expect(service.requests).toHaveLength(1);
  service.sessions = { items: [sessionJson('s_1')], next: null };

  sight.show();

  await listed('s_1');
  expect(service.requests).toHaveLength(2);
});

test('that nobody looks at any more are not read', async () => {
  sessions.open();
  await listed();

  sessions.close();
  sessions.grown();
  await vi.advanceTimersByTimeAsync(600_000);

  expect(service.requests).toHaveLength(1);
});

test('that cannot be had leave those that stand, say why, and are asked for again', async () => {
  service.sessions = { items: [sessionJson('s_1')], next: null };
  sessions.open();
  await listed('s_1');
  service.sessionsProblem = { status: 503, body: { title: 'Service Unavailable', status: 503 } };

  sessions.refresh();
  await until(sessions.state, ({ problem }) => problem?.title === 'Service Unavailable');
  expect(sessions.state.value.list).toHaveLength(1);

  service.sessionsProblem = null;
  await vi.advanceTimersByTimeAsync(10_000);
  await until(sessions.state, ({ problem }) => problem === null);
});

test('of a log that is left are not seen, though they come late', async () => {
  service.sessions = { items: [sessionJson('s_1')], next: null };
  const seen: unknown[] = [];
  sessions.open();
  sessions.state.watch(() => seen.push(sessions.state.value.list));

  sessions.forget();
  service.sessions = { items: [sessionJson('t_1')], next: null };
  await until(sessions.state, ({ list }) => list !== null);

  expect(seen).toEqual([null, [expect.objectContaining({ sessionId: 't_1' })]]);
});
