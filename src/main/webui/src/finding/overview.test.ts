import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { until } from '../../test/until.js';
import { Service } from '../service/service.js';
import { Overview } from './overview.js';

let service: LocalService;
let overview: Overview;

beforeEach(async () => {
  service = await LocalService.start();
  overview = new Overview(new Service(service.origin));
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

test('says that there is too much to count, and does not try again by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  service.summaryAnswer = { status: 503, body: { title: 'Service Unavailable', detail: 'ask for less', status: 503 } };
  overview.show('a');
  await counted();
  expect(overview.state.value).toMatchObject({ tooMuch: true, problem: { detail: 'ask for less' } });

  overview.grown();
  vi.runAllTimers();
  expect(service.requests).toHaveLength(1);

  service.summaryAnswer = { status: 200, body: counts };
  overview.retry();
  await until(overview.state, ({ summary }) => summary !== null);
});

test('nothing of a query is left when the next is shown', async () => {
  service.summaryAnswer = { status: 200, body: counts };
  overview.show('a');
  await counted();

  overview.show('b');

  expect(overview.state.value.summary).toBeNull();
  await counted();
});
