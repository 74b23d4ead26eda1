import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { LocalSight } from '../../test/local-sight.js';
import { until } from '../../test/until.js';
import { Service } from '../service/service.js';
import { Overview } from './overview.js';

let service: LocalService;
let sight: LocalSight;
let overview: Overview;
let refusals: number;

beforeEach(async () => {
  service = await LocalService.start();
  sight = new LocalSight();
  refusals = 0;
  overview = new Overview(new Service(service.origin), () => refusals++, sight);
});

afterEach(async () => {
  overview.show(null);
  vi.useRealTimers();
  await service.stop();
});

const counts = {
  interval: 'hour',
  total: 128,
  failed: 3,
  buckets: [{ start: '2026-11-20T00:00:00Z', total: 128, failed: 3 }],
  actions: [{ action: 'login', count: 90 }],
  admins: [{ adminId: 'cron', adminName: null, count: 8 }],
};

async function counted(): Promise<void> {
  await until(overview.state, ({ summary, problem }) => summary !== null || problem !== null);
}

test('counts what the query finds in the whole log', async () => {
  service.summaryAnswer = { status: 200, body: counts };

  overview.show('action:login');
  await counted();

  expect(overview.state.value).toEqual({
    summary: { ...counts, buckets: [{ start: new Date('2026-11-20T00:00:00Z'), total: 128, failed: 3 }] },
    since: null,
    problem: null,
    tooMuch: false,
  });
  expect(service.requests).toEqual(['GET /api/v1/activities/summary?q=action%3Alogin&interval=auto']);
});

test('counts but a day where everything is wanted', async () => {
  const before = Date.now();

  overview.show('');
  await counted();

  const since = overview.state.value.since?.getTime() ?? 0;
  expect(since).toBeGreaterThanOrEqual(before - 86_400_000);
  expect(service.requests[0]).toContain(`from=${encodeURIComponent(new Date(since).toISOString())}`);
});

test('counts again when something has arrived, but not for each', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  overview.show('a');
  await counted();
  for (let arrived = 0; arrived < 1_000; arrived++) {
    overview.grown();
  }
  expect(service.requests).toHaveLength(1);

  service.summaryAnswer = { status: 200, body: counts };
  vi.runOnlyPendingTimers();

  await until(overview.state, ({ summary }) => summary?.total === 128);
  expect(service.requests).toHaveLength(2);
});

const timers = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] as const;

test('says that there is too much to count, and does not try again by itself', async () => {
  vi.useFakeTimers({ toFake: [...timers] });
  const type = 'urn:eyewitness:problem:too-costly';
  service.summaryAnswer = { status: 503, body: { type, title: 'Too Costly', detail: 'ask for less', status: 503 } };
  overview.show('a');
  await counted();
  expect(overview.state.value).toMatchObject({ tooMuch: true, problem: { detail: 'ask for less' } });

  overview.grown();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(service.requests).toHaveLength(1);

  service.summaryAnswer = { status: 200, body: counts };
  overview.retry();
  await until(overview.state, ({ summary }) => summary !== null);
});

test('does not take a service that is busy for too much to count, and counts again after a pause', async () => {
  vi.useFakeTimers({ toFake: [...timers] });
  service.summaryAnswer = { status: 503, body: { type: 'about:blank', title: 'Service Unavailable', status: 503 } };
  overview.show('a');
  await counted();
  expect(overview.state.value).toMatchObject({ tooMuch: false, problem: { title: 'Service Unavailable' } });
  service.summaryAnswer = { status: 200, body: counts };
  expect(service.requests).toHaveLength(1);

  await vi.advanceTimersByTimeAsync(10_000);

  expect(await until(overview.state, ({ summary }) => summary !== null)).toMatchObject({ problem: null });
  expect(service.requests).toHaveLength(2);
});

test('counts for who has signed in again, and asks for nobody else', async () => {
  vi.useFakeTimers({ toFake: [...timers] });
  service.signedIn = false;
  overview.show('a');
  await vi.waitFor(() => expect(refusals).toBe(1));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(service.requests).toHaveLength(1);
  service.signedIn = true;

  overview.show('a');

  await until(overview.state, ({ summary }) => summary !== null);
});

test('what was counted stays when the session has ended, which is no problem of the counting', async () => {
  vi.useFakeTimers({ toFake: [...timers] });
  service.summaryAnswer = { status: 200, body: counts };
  overview.show('a');
  await counted();
  const shown = overview.state.value;
  service.signedIn = false;
  overview.grown();

  await vi.advanceTimersByTimeAsync(10_000);

  await vi.waitFor(() => expect(refusals).toBe(1));
  expect(overview.state.value).toBe(shown);
});

test('the last 24 hours move on though nothing arrives', async () => {
  vi.useFakeTimers({ toFake: [...timers] });
  overview.show('');
  await counted();
  service.summaryAnswer = { status: 200, body: counts };

  await vi.advanceTimersByTimeAsync(600_000);

  await until(overview.state, ({ summary }) => summary?.total === 128);
});

test('counts nothing while nobody sees the page, and what was missed when somebody does', async () => {
  vi.useFakeTimers({ toFake: [...timers] });
  overview.show('');
  await counted();
  sight.hide();
  overview.grown();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(service.requests).toHaveLength(1);
  service.summaryAnswer = { status: 200, body: counts };

  sight.show();

  await until(overview.state, ({ summary }) => summary?.total === 128);
  expect(service.requests).toHaveLength(2);
});

test('nothing of a query is left when the next is shown', async () => {
  service.summaryAnswer = { status: 200, body: counts };
  overview.show('a');
  await counted();

  overview.show('b');

  expect(overview.state.value.summary).toBeNull();
  await counted();
});
