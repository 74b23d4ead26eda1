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
    openSocket: (listener, start) =>
      openSocket(
        {
          closed: (code) => listener.closed(code),
          received: (text) => {
            listener.received(text);
            messages.change({ received: messages.value.received + 1 });
          },
        },
        start,
      ),
    nextFrame: (callback) => {
      const frame = setImmediate(callback);
      return () => clearImmediate(frame);
    },
    greeted: () => undefined,
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

    expect(shown()).toEqual(numbers(63, 14));
  });

  test('go on behind the last cursor, without another page', async () => {
    service.record(30);
    log.start();
    await live();
    const { lists } = service.live.value;

    await missing(20);

    expect(shown()).toEqual(numbers(50, 1));
    expect(service.streams).toEqual([null, 'first-30']);
    expect(service.live.value.lists).toBe(lists);
  });

  test('go on behind a heartbeat where the filter hides everything', async () => {
    service.record(3);
    log.start();
    log.setFilter({ q: 'action:login' });
    await live();
    const { received: before } = messages.value;
    service.record(4);
    service.send({ type: 'heartbeat', data: { at: '2026-11-22T09:30:00Z', cursor: 'first-7' } });
    await received(before + 1);

    await missing(1);

    expect(service.streams.at(-1)).toBe('first-7');
  });

  test('have what broke off in the midst of a replay', async () => {
    service.record(30);
    log.start();
    await live();
    service.replaying = false;
    service.close(1012);
    await until(log.state, ({ connection }) => connection === 'replaying');
    service.record(2);
    await newestIs(32);

    service.replaying = true;
    service.close(1012);
    await until(service.live, ({ open }) => open === 0);
    service.record(2);
    await live();

    expect(shown()).toEqual(numbers(34, 1));
    expect(service.streams).toEqual([null, 'first-30', 'first-32']);
  });

  test('begin a stream as the first one when the page that it needs could not be read', async () => {
    service.record(3);
    service.listProblem = { status: 503, body: { title: 'Service Unavailable', status: 503 } };
    log.start();
    await until(service.live, ({ accepted }) => accepted >= 2);
    service.record(60);

    service.listProblem = null;
    await live();

    // What the streams before the page brought may reach further down than it does.
    expect(shown()).toEqual(numbers(63, shown().at(-1) ?? 0));
    expect(shown().length).toBeGreaterThanOrEqual(50);
    expect(new Set(service.streams)).toEqual(new Set([null]));
  });

  test('begin anew when retention has removed what was missed', async () => {
    service.record(30);
    log.start();
    await live();
    service.refusing = true;
    service.close(1012);
    await until(service.live, ({ open }) => open === 0);
    service.record(100);
    service.oldest = 90;
    service.refusing = false;
    await live();

    expect(shown()).toEqual(numbers(130, 90));
  });

  test('have no hole when retention has removed a part, and more is left than is worth sending', async () => {
    service.record(30);
    log.start();
    await live();
    service.oldest = 90;
    const release = service.holdReplay();
    service.refusing = true;
    service.close(1012);
    await until(service.live, ({ open }) => open === 0);
    service.record(1_000);
    service.refusing = false;
    await newestIs(1_030);

    release();
    await live();
    await log.loadOlder();

    expect(shown()).toEqual(numbers(1_030, 931));
  });

  test('begin anew, saying so, when more was missed than is worth sending', async () => {
    service.record(30);
    log.start();
    await live();
    const became: string[] = ['live'];
    log.state.watch(() => {
      const { connection } = log.state.value;
      if (connection !== became.at(-1)) {
        became.push(connection);
      }
    });

    await missing(1_000);
    await newestIs(1_030);
    await live();

    expect(shown()).toEqual(numbers(1_030, 981));
    expect(log.state.value.rows?.letGo).toBe(true);
    expect(became).toEqual(['live', 'reconnecting', 'replaying', 'live']);
    await log.loadOlder();
    expect(shown()).toEqual(numbers(1_030, 931));
  });

  test('are not drawn once for each activity', async () => {
    log.start();
    await live();
    let changes = 0;
    log.state.watch(() => changes++);

    service.record(400);
    await newestIs(400);

    expect(changes).toBeLessThan(100);
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

  test('begins another stream, and nothing of the one before reaches its rows', async () => {
    service.record(1, { action: 'login' });
    log.start();
    await live();
    const release = service.holdLists();
    log.setFilter({ q: 'action:login' });
    service.record(1, { action: 'logout' });
    service.record(1, { action: 'login' });
    release();
    await live();

    await newestIs(3);
    expect(shown()).toEqual([3, 1]);
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

describe('while paused', () => {
  test('the rows stand still, what arrives is counted, and nothing of it is lost', async () => {
    service.record(5);
    log.start();
    await live();

    log.pause('scrolled');
    service.record(3);
    await until(log.state, ({ waiting }) => waiting.count === 3);
    expect(shown()).toEqual(numbers(5, 1));

    log.resume();
    expect(shown()).toEqual(numbers(8, 1));
    expect(log.state.value).toMatchObject({ pause: null, waiting: { count: 0, more: false } });
  });

  test('what was missed in between is counted and comes too', async () => {
    service.record(5);
    log.start();
    await live();
    log.pause('asked');

    await missing(7);

    expect(log.state.value.waiting).toEqual({ count: 7, more: false });
    expect(shown()).toEqual(numbers(5, 1));
    log.resume();
    expect(shown()).toEqual(numbers(12, 1));
  });

  test('only the newest are kept of more than anybody reads, and the rest can be had', async () => {
    service.record(5);
    log.start();
    await live();
    log.pause('asked');

    service.record(rowsKept + 100);
    await until(log.state, ({ waiting }) => waiting.count === rowsKept + 100);
    log.resume();

    expect(shown()).toEqual(numbers(rowsKept + 105, 106));
    await log.loadOlder();
    expect(shown()).toEqual(numbers(rowsKept + 105, 56));
  });

  test('after a long absence there is more than was counted', async () => {
    service.record(5);
    log.start();
    await live();
    log.pause('asked');

    await missing(1_000);
    await until(log.state, ({ waiting, connection }) => waiting.more && connection === 'live');

    expect(shown()).toEqual(numbers(5, 1));
    log.resume();
    expect(shown()).toEqual(numbers(1_005, 956));
  });

  test('older rows can be reached, and stay when the new ones come', async () => {
    service.record(60);
    log.start();
    await live();
    log.pause('scrolled');
    service.record(2);
    await until(log.state, ({ waiting }) => waiting.count === 2);

    await log.loadOlder();
    expect(shown()).toEqual(numbers(60, 1));

    log.resume();
    expect(shown()).toEqual(numbers(62, 1));
  });

  test('a pause that was asked for is not ended by scrolling', async () => {
    log.pause('asked');
    log.pause('scrolled');

    expect(log.state.value.pause).toBe('asked');
  });

  test('another filter shows its rows at once', async () => {
    service.record(2, { action: 'login' });
    service.record(2);
    log.start();
    await live();
    log.pause('asked');

    log.setFilter({ q: 'action:login' });
    await newestIs(2);

    expect(shown()).toEqual([2, 1]);
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
    expect(log.state.value).toMatchObject({ problem: null, olderProblem: { title: 'Service Unavailable' } });

    service.listProblem = null;
    await log.loadOlder();
    expect(log.state.value.olderProblem).toBeNull();
  });

  test('of catching up keeps the page from claiming to be live', async () => {
    service.record(3);
    log.start();
    await live();
    service.listProblem = unavailable;
    service.epoch = 'second';
    service.close(1012);

    await until(log.state, (state) => state.problem !== null);

    await until(log.state, ({ connection }) => connection === 'reconnecting');
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
    pause: null,
    waiting: { count: 0, more: false },
    loadingOlder: false,
    olderProblem: null,
    problem: null,
  });
});
