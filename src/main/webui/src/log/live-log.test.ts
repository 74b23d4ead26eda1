import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { numbers } from '../../test/activity-json.js';
import { LocalService } from '../../test/local-service.js';
import { until } from '../../test/until.js';
import { rowsAtMost, rowsKept } from '../activity/activity-rows.js';
import { browserSockets } from '../feed/socket.js';
import { Service } from '../service/service.js';
import { Observable } from '../state/observable.js';
import { LiveLog } from './live-log.js';

let service: LocalService;
let log: LiveLog;
/** How many messages of live connections have reached the page. */
let messages: Observable<{ received: number }>;

beforeEach(async () => {
  service = await LocalService.start();
  messages = new Observable({ received: 0 });
  const http = new Service(service.origin);
  const openSocket = browserSockets(http.address('/api/v1/activities/live'));
  log = new LiveLog({
    service: http,
    openSocket: (listener) =>
      openSocket({
        closed: (code) => listener.closed(code),
        received: (text) => {
          listener.received(text);
          messages.change({ received: messages.value.received + 1 });
        },
      }),
    isOnline: () => true,
    random: () => 0,
  });
});

afterEach(async () => {
  log.stop();
  vi.useRealTimers();
  await service.stop();
});

function shown(): number[] {
  return (log.state.value.rows?.list ?? []).map((row) => row.activity.seq);
}

async function live(): Promise<void> {
  await until(log.state, ({ connection }) => connection === 'live');
}

async function received(count: number): Promise<void> {
  await until(messages, (state) => state.received === count);
}

/** Until the service has read the log for so many lists, held back or not. */
async function listsRead(count: number): Promise<void> {
  await until(service.live, ({ lists }) => lists === count);
}

async function newestIs(seq: number): Promise<void> {
  await until(log.state, ({ rows }) => rows?.newestSeq === seq);
}

/** Loses the connection, lets the service record meanwhile, and waits until the page is live again. */
async function missing(count: number): Promise<void> {
  service.refusing = true;
  service.close(1012);
  await until(service.live, ({ open }) => open === 0);
  service.record(count);
  service.refusing = false;
  await live();
}

describe('the rows', () => {
  test('are the newest page, and what happens comes on top', async () => {
    service.record(60);
    log.start();
    await live();
    service.record(2);
    await newestIs(62);

    expect(shown()).toEqual(numbers(62, 11));
    expect(log.state.value.rows?.list.map((row) => row.arrived).slice(0, 3)).toEqual([true, true, false]);
  });

  test('come even where no live connection can be had', async () => {
    service.refusing = true;
    service.record(3);

    log.start();
    await newestIs(3);

    expect(log.state.value.connection).toBe('connecting');
  });

  test('miss nothing and double nothing of what was recorded while the connection was lost', async () => {
    service.record(30);
    log.start();
    await live();

    await missing(170);

    expect(shown()).toEqual(numbers(200, 1));
  });

  test('take what arrives while a page is on its way', async () => {
    service.record(5);
    service.refusing = true;
    log.start();
    await newestIs(5);
    const { lists } = service.live.value;
    const release = service.holdLists();
    service.refusing = false;
    log.feed.networkChanged();
    await received(1);
    await listsRead(lists + 1);
    service.record(3);
    await received(4);

    release();
    await live();

    expect(shown()).toEqual(numbers(8, 1));
  });

  test('have no hole when the first page was read before the connection and what arrives comes after it', async () => {
    service.record(2);
    const release = service.holdLists();
    service.refusing = true;
    log.start();
    await listsRead(1);
    service.record(60);
    service.refusing = false;
    log.feed.networkChanged();
    await received(1);
    service.record(1);
    await received(2);

    release();
    await live();

    expect(shown()).toEqual(numbers(63, 1));
  });

  test('begin anew, saying so, when more was missed than is worth reading', async () => {
    service.record(30);
    log.start();
    await live();

    await missing(1_000);

    expect(shown()).toEqual(numbers(1_030, 531));
    expect(log.state.value.rows?.letGo).toBe(true);
    await log.loadOlder();
    expect(shown()).toEqual(numbers(1_030, 481));
  });

  test('are bounded; the oldest are let go and can be had again', async () => {
    log.start();
    await live();
    service.record(rowsKept + 20);
    await newestIs(rowsKept + 20);

    expect(shown()).toEqual(numbers(rowsKept + 20, 21));
    expect(log.state.value.rows?.letGo).toBe(true);

    await log.loadOlder();
    expect(shown()).toEqual(numbers(rowsKept + 20, 1));
    expect(log.state.value.rows).toMatchObject({ letGo: false, older: null });
  });

  test('can be reached back while much happens', async () => {
    log.start();
    await live();
    service.record(rowsKept + 60);
    await newestIs(rowsKept + 60);
    const { lists } = service.live.value;
    const release = service.holdLists();

    const loaded = log.loadOlder();
    await listsRead(lists + 1);
    service.record(30);
    await newestIs(rowsKept + 90);
    release();
    await loaded;

    expect(shown()).toEqual(numbers(rowsKept + 90, 11));
  });

  test('take no older page that no longer joins them', async () => {
    log.start();
    await live();
    service.record(rowsKept + 60);
    await newestIs(rowsKept + 60);
    const { lists } = service.live.value;
    const release = service.holdLists();

    const loaded = log.loadOlder();
    await listsRead(lists + 1);
    service.record(400);
    await newestIs(rowsKept + 460);
    release();
    await loaded;

    expect(shown()).toEqual(numbers(rowsKept + 460, rowsKept + 460 - shown().length + 1));
    expect(log.state.value.loadingOlder).toBe(false);
  });

  test('reach back page by page, but not without end', async () => {
    service.record(rowsAtMost + 200);
    log.start();
    await live();
    for (let pages = 1; pages < rowsAtMost / 50; pages++) {
      await log.loadOlder();
    }
    expect(shown()).toEqual(numbers(rowsAtMost + 200, 201));

    const asked = service.requests.length;
    await log.loadOlder();

    expect(log.state.value.rows?.isFull).toBe(true);
    expect(service.requests).toHaveLength(asked);
  });

  test('of another history replace those that stand', async () => {
    service.record(40);
    log.start();
    await live();

    service.epoch = 'second';
    service.log.length = 0;
    await missing(3);

    expect(shown()).toEqual([3, 2, 1]);
  });
});

describe('a filter', () => {
  test('by action is asked of the service, and what happens obeys it too', async () => {
    service.record(2, { action: 'login' });
    service.record(2, { action: 'logout' });
    log.start();
    await live();

    log.setFilter({ q: 'action:login' });
    await newestIs(2);
    service.record(1, { action: 'logout' });
    service.record(1, { action: 'login' });
    await newestIs(6);

    expect(shown()).toEqual([6, 2, 1]);
    expect(service.requests.at(-1)).toBe('GET /api/v1/activities?limit=50&q=action%3Alogin');
  });

  test('by words is asked of the service again when something happens, at most every two seconds', async () => {
    service.record(1, { adminName: 'Grace Hopper' });
    service.record(1);
    log.start();
    await live();
    log.setFilter({ q: 'Grace' });
    await newestIs(1);
    const asked = service.requests.length;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

    service.record(20, { adminName: 'Ada Lovelace' });
    service.record(1, { adminName: 'Grace Hopper' });
    await vi.waitUntil(() => vi.getTimerCount() > 0);
    vi.advanceTimersByTime(2_000);
    await newestIs(23);

    expect(shown()).toEqual([23, 1]);
    expect(service.requests.slice(asked)).toEqual(['GET /api/v1/activities?limit=50&q=Grace']);
  });

  test('by words whose answer fails is not called live until it is asked again', async () => {
    service.record(1);
    log.start();
    await live();
    log.setFilter({ q: 'Ada' });
    await newestIs(1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    service.listProblem = { status: 503, body: { title: 'Service Unavailable', status: 503 } };
    service.record(1);
    await vi.waitUntil(() => vi.getTimerCount() > 0);

    vi.advanceTimersByTime(2_000);
    await until(log.state, ({ connection }) => connection === 'reconnecting');
    vi.useRealTimers();
    service.listProblem = null;
    log.feed.personReturned();
    await live();

    expect(shown()).toEqual([2, 1]);
  });

  test('that is changed while its rows are on their way shows only the last one asked for', async () => {
    service.record(1, { action: 'login' });
    service.record(1, { action: 'logout' });
    log.start();
    await live();
    const { lists } = service.live.value;
    const release = service.holdLists();
    log.setFilter({ q: 'action:login' });
    await listsRead(lists + 1);
    log.setFilter({ q: 'action:logout' });
    release();

    await newestIs(2);

    expect(shown()).toEqual([2]);
    expect(log.state.value.problem).toBeNull();
  });

  test('that nothing passes shows no rows rather than all', async () => {
    service.record(3);
    log.start();
    await live();

    log.setFilter({ q: 'action:user_deleted' });
    const { rows } = await until(log.state, (state) => state.rows !== null);

    expect(rows?.list).toEqual([]);
  });
});

describe('a session that expires', () => {
  test('leaves the rows, and they catch up when the person has signed in again', async () => {
    service.record(5);
    log.start();
    await live();

    service.signedIn = false;
    service.close(4401);
    await until(log.state, ({ connection }) => connection === 'expired');
    expect(shown()).toEqual(numbers(5, 1));
    service.record(70);

    service.signedIn = true;
    log.start();
    await live();

    expect(shown()).toEqual(numbers(75, 1));
  });

  test('while disconnected is found out', async () => {
    service.record(5);
    log.start();
    await live();

    service.signedIn = false;
    service.close(1012);
    await until(log.state, ({ connection }) => connection === 'expired');

    expect(shown()).toEqual(numbers(5, 1));
  });

  test('is found out by any request', async () => {
    service.record(60);
    log.start();
    await live();

    service.signedIn = false;
    await log.loadOlder();

    expect(log.state.value.connection).toBe('expired');
    expect(log.state.value.loadingOlder).toBe(false);
  });
});

describe('a problem', () => {
  const unavailable = {
    status: 503,
    body: { title: 'Service Unavailable', status: 503, detail: 'the database does not answer' },
  };

  test('of the first page is shown in the words of the service, and trying again mends it', async () => {
    service.listProblem = unavailable;
    service.record(2);
    log.start();

    const { rows, problem } = await until(log.state, (state) => state.problem !== null);
    expect(rows).toBeNull();
    expect(problem).toEqual({ title: 'Service Unavailable', detail: 'the database does not answer' });

    service.listProblem = null;
    log.retry();
    await live();

    expect(shown()).toEqual([2, 1]);
    expect(log.state.value.problem).toBeNull();
  });

  test('of an older page leaves the rows', async () => {
    service.record(60);
    log.start();
    await live();
    service.listProblem = unavailable;

    await log.loadOlder();

    expect(shown()).toEqual(numbers(60, 11));
    expect(log.state.value.problem?.title).toBe('Service Unavailable');
  });

  test('of catching up keeps the page from claiming to be live', async () => {
    service.record(3);
    log.start();
    await live();
    service.listProblem = unavailable;
    service.close(1012);

    await until(log.state, (state) => state.problem !== null);

    expect(log.state.value.connection).toBe('reconnecting');
    service.listProblem = null;
    await live();
    expect(log.state.value.problem).toBeNull();
  });

  test('of a missing role ends the tries', async () => {
    service.refusing = true;
    service.listProblem = { status: 403, body: { title: 'Forbidden', status: 403 } };

    log.start();

    await until(log.state, ({ connection }) => connection === 'refused');
    expect(log.state.value.problem?.title).toBe('Forbidden');
  });
});

test('signing out forgets the rows, also those on their way, and asks for no more', async () => {
  service.record(3);
  const release = service.holdLists();
  log.start();
  await received(1);
  await listsRead(1);

  log.stop();
  release();
  await until(service.live, ({ open }) => open === 0);
  await new Service(service.origin).request('/api/v1/activities');

  expect(service.live.value.lists).toBe(2);
  expect(log.state.value).toEqual({
    connection: 'stopped',
    filter: { q: '' },
    rows: null,
    loadingOlder: false,
    problem: null,
  });
});
