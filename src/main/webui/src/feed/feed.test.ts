import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { until } from '../../test/until.js';
import type { Activity } from '../activity/activity.js';
import { Observable } from '../state/observable.js';
import type { AfterClose } from './close-code.js';
import type { Connection } from './connection.js';
import { Feed } from './feed.js';
import { browserSockets } from './socket.js';

let service: LocalService;

beforeEach(async () => {
  service = await LocalService.start();
});

afterEach(async () => {
  seen.feed.stop();
  vi.useRealTimers();
  await service.stop();
});

/** What a test sees of a feed, and what it decides for it. */
class Seen {
  readonly state = new Observable<{
    connection: Connection;
    history: readonly Connection[];
    opened: number;
    received: number;
    waits: number;
    activities: readonly Activity[];
  }>({ connection: 'stopped', history: [], opened: 0, received: 0, waits: 0, activities: [] });
  access: () => Promise<AfterClose> = () => Promise.resolve('retry');
  catchUp: () => Promise<void> = () => Promise.resolve();
  online = true;
  random = 1;
  q = '';
  after: string | null = null;
  /** From where what was missed was to be read. */
  readonly readFrom: string[] = [];
  readonly tenants: string[] = [];
  /** Every cursor that was reached without an activity. */
  readonly cursors: string[] = [];

  readonly feed: Feed = new Feed(
    {
      openSocket: (listener, start) => {
        this.state.change({ opened: this.state.value.opened + 1 });
        return browserSockets(new URL('/api/v1/activities/live', service.origin))(
          {
            closed: (code) => listener.closed(code),
            received: (text) => {
              listener.received(text);
              this.state.change({ received: this.state.value.received + 1 });
            },
          },
          start,
        );
      },
      checkAccess: () => this.access(),
      isOnline: () => this.online,
      // Asked for once each time that a wait begins.
      random: () => {
        queueMicrotask(() => this.state.change({ waits: this.state.value.waits + 1 }));
        return this.random;
      },
    },
    {
      greeted: (tenant) => this.tenants.push(tenant),
      torn: () => (this.after = null),
      streamStart: () => ({ q: this.q, after: this.after }),
      readAnew: (cursor) => {
        this.readFrom.push(cursor);
        return this.catchUp();
      },
      reached: (cursor) => this.cursors.push(cursor),
      activityArrived: (activity) => this.state.change({ activities: [...this.state.value.activities, activity] }),
      connectionChanged: (connection) =>
        this.state.change({ connection, history: [...this.state.value.history, connection] }),
    },
  );

  async becomes(connection: Connection): Promise<void> {
    await until(this.state, (state) => state.connection === connection);
  }

  async waits(count: number): Promise<void> {
    await until(this.state, (state) => state.waits === count);
  }

  async received(count: number): Promise<void> {
    await until(this.state, (state) => state.received === count);
  }
}

let seen: Seen;

function open(decisions: Partial<Pick<Seen, 'access' | 'catchUp' | 'online' | 'random' | 'q' | 'after'>> = {}): Seen {
  seen = Object.assign(new Seen(), decisions);
  seen.feed.start();
  return seen;
}

/** The network stays real; only waiting takes no time. */
function skipWaiting(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
}

describe('the badge says live', () => {
  test('only when the service has said hello and the rows have caught up', async () => {
    let caughtUp = (): void => undefined;
    open({ catchUp: () => new Promise((resolve) => (caughtUp = resolve)) });
    await seen.received(1);
    expect(seen.state.value.connection).toBe('connecting');

    caughtUp();
    await seen.becomes('live');

    expect(seen.state.value.history).toEqual(['connecting', 'live']);
  });

  test('never for a connection that the service does not greet', async () => {
    skipWaiting();
    service.greeting = false;
    open();
    await until(service.live, ({ accepted }) => accepted === 1);

    vi.advanceTimersByTime(11_000);
    await seen.waits(1);

    expect(seen.state.value.history).toEqual(['connecting']);
  });

  test('never when catching up fails, and that is tried again', async () => {
    let tries = 0;
    open({ random: 0, catchUp: () => (++tries === 1 ? Promise.reject(new Error('no rows')) : Promise.resolve()) });

    await seen.becomes('live');

    expect(tries).toBe(2);
    expect(seen.state.value.history).toEqual(['connecting', 'live']);
    expect(seen.state.value.opened).toBe(2);
  });

  test('no longer than two and a half heartbeats of silence', async () => {
    skipWaiting();
    service.heartbeatSeconds = 2;
    open();
    await seen.becomes('live');

    vi.advanceTimersByTime(5_000);
    expect(seen.state.value.connection).toBe('live');

    vi.advanceTimersByTime(1_000);
    expect(seen.state.value.connection).toBe('reconnecting');
  });

  test('for as long as heartbeats arrive', async () => {
    skipWaiting();
    service.heartbeatSeconds = 2;
    open();
    await seen.becomes('live');

    for (let beat = 1; beat <= 5; beat++) {
      vi.advanceTimersByTime(4_000);
      service.send({ type: 'heartbeat', data: { cursor: `first-${beat}` } });
      await seen.received(1 + beat);
    }

    expect(seen.state.value.history).toEqual(['connecting', 'live']);
    expect(seen.cursors.at(-1)).toBe('first-5');
  });

  test('no longer than three seconds after a question without an answer', async () => {
    skipWaiting();
    service.answersPings = false;
    open();
    await seen.becomes('live');

    vi.advanceTimersByTime(6_000);
    await until(service.live, ({ pings }) => pings === 1);
    expect(seen.state.value.connection).toBe('live');

    vi.advanceTimersByTime(4_000);
    expect(seen.state.value.connection).toBe('reconnecting');
  });

  test('while each question is answered, though nothing else comes', async () => {
    skipWaiting();
    open();
    await seen.becomes('live');

    for (let question = 1; question <= 5; question++) {
      vi.advanceTimersByTime(6_500);
      await seen.received(1 + question);
    }

    expect(seen.state.value.history).toEqual(['connecting', 'live']);
  });

  test.each([
    ['the person looks again', () => seen.feed.personReturned()],
    ['the network may have changed', () => seen.feed.checkSilence()],
  ])('and asks at once when %s', async (_, happens) => {
    skipWaiting();
    service.answersPings = false;
    open();
    await seen.becomes('live');

    happens();
    happens();
    await until(service.live, ({ pings }) => pings === 1);
    vi.advanceTimersByTime(4_000);

    expect(seen.state.value.connection).toBe('reconnecting');
    expect(service.live.value.pings).toBe(1);
  });

  test('not after a sleep, from the moment at which the person looks again', async () => {
    skipWaiting();
    open();
    await seen.becomes('live');

    vi.setSystemTime(Date.now() + 3_600_000);
    seen.feed.personReturned();

    expect(seen.state.value.connection).toBe('reconnecting');
  });

  test('not after a message that cannot be read, since an activity may be missing', async () => {
    open({ random: 0 });
    await seen.becomes('live');

    service.send('{"type":"activity","data":{"seq":"nonsense"}}');
    await seen.becomes('reconnecting');
    await seen.becomes('live');

    expect(seen.state.value.activities).toEqual([]);
  });
});

describe('activities', () => {
  test('are handed on in the order in which they come, also while catching up', async () => {
    let caughtUp = (): void => undefined;
    open({ catchUp: () => new Promise((resolve) => (caughtUp = resolve)) });
    await seen.received(1);
    service.record(2);
    await seen.received(3);
    caughtUp();
    await seen.becomes('live');
    service.record();
    await seen.received(4);

    expect(seen.state.value.activities.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});

describe('a lost connection', () => {
  test.each([1001, 1011, 1012, 4408])('closed with %i is opened again', async (code) => {
    open({ random: 0 });
    await seen.becomes('live');

    service.close(code);
    await seen.becomes('reconnecting');
    await seen.becomes('live');

    expect(seen.state.value.history).toEqual(['connecting', 'live', 'reconnecting', 'live']);
  });

  test('is tried again after longer and longer waits, up to twenty seconds', async () => {
    skipWaiting();
    service.greeting = false;
    open();
    const waited: number[] = [];

    for (let failure = 1; failure <= 8; failure++) {
      await until(service.live, ({ accepted }) => accepted === failure);
      service.close(1011);
      await seen.waits(failure);
      const before = Date.now();
      while (seen.state.value.opened === failure) {
        vi.advanceTimersByTime(250);
      }
      waited.push(Date.now() - before);
    }

    expect(waited).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
  });

  test('that was steady for a while is tried again soon, one that broke at once is not', async () => {
    skipWaiting();
    open();
    const waited: number[] = [];

    for (const liveMs of [0, 0, 11_000]) {
      await seen.becomes('live');
      vi.setSystemTime(Date.now() + liveMs);
      service.close(1011);
      await seen.waits(waited.length + 1);
      const { opened } = seen.state.value;
      const before = Date.now();
      while (seen.state.value.opened === opened) {
        vi.advanceTimersByTime(250);
      }
      waited.push(Date.now() - before);
    }

    expect(waited).toEqual([500, 1_000, 500]);
  });

  test('is not tried before the time for which the service asked', async () => {
    skipWaiting();
    open({ random: 0 });
    await seen.becomes('live');

    service.send({ type: 'bye', data: { reason: 'draining', retryAfterMs: 5_000 } });
    await seen.waits(1);
    vi.advanceTimersByTime(4_999);
    expect(seen.state.value.opened).toBe(1);

    vi.advanceTimersByTime(1);
    expect(seen.state.value.opened).toBe(2);
  });

  test('is tried at once when the person returns', async () => {
    skipWaiting();
    open();
    await seen.becomes('live');
    service.close(1011);
    await seen.waits(1);

    seen.feed.personReturned();

    expect(seen.state.value.opened).toBe(2);
  });

  test('without a network is called offline, and is tried at once when the network returns', async () => {
    skipWaiting();
    open();
    await seen.becomes('live');

    seen.online = false;
    service.close(1011);
    await seen.becomes('offline');
    await seen.waits(1);
    seen.online = true;
    seen.feed.networkChanged();

    expect(seen.state.value.history).toEqual(['connecting', 'live', 'offline', 'reconnecting']);
    expect(seen.state.value.opened).toBe(2);
  });
});

describe('a stream that goes on', () => {
  test('says that it replays until it has caught up, and reads nothing anew', async () => {
    service.record(5);
    service.replaying = false;
    open({ after: 'first-2' });
    await seen.becomes('replaying');

    service.send({ type: 'caught-up', data: { cursor: 'first-5' } });
    await seen.becomes('live');

    expect(seen.state.value.history).toEqual(['connecting', 'replaying', 'live']);
    expect(seen.cursors).toEqual(['first-5']);
    expect(seen.readFrom).toEqual([]);
  });

  test('is sent what it missed, as far as it passes the filter', async () => {
    service.record(3);
    service.record(2, { action: 'login' });

    open({ q: 'action:login', after: 'first-1' });
    await seen.becomes('live');

    expect(seen.state.value.activities.map(({ seq }) => seq)).toEqual([4, 5]);
  });

  test('with the cursor of another history reads what this one has before it is live', async () => {
    service.record(3);

    open({ after: 'other-2' });
    await seen.becomes('live');

    expect(seen.readFrom).toEqual(['first-3']);
  });

  test('behind activities that are no more begins anew, and is not live until what there is has been read', async () => {
    let read = (): void => undefined;
    service.record(9);
    service.oldest = 6;
    open({ after: 'first-2', catchUp: () => new Promise((resolve) => (read = resolve)) });
    await until(seen.state, ({ opened }) => opened === 2);
    await seen.received(3);
    expect(seen.state.value.connection).toBe('replaying');

    read();
    await seen.becomes('live');

    expect(seen.readFrom).toEqual(['first-9']);
    expect(seen.state.value.activities).toEqual([]);
    expect(seen.state.value.history).toEqual(['connecting', 'replaying', 'live']);
  });
});

test('a restart opens another stream at once, with what is wanted now', async () => {
  open();
  await seen.becomes('live');
  seen.q = 'action:login';

  seen.feed.restart();
  await seen.becomes('live');
  service.record(1, { action: 'logout' });
  service.record(1, { action: 'login' });
  await until(seen.state, ({ activities }) => activities.length === 1);

  expect(seen.state.value.activities[0]?.seq).toBe(2);
  expect(seen.state.value.history).toEqual(['connecting', 'live', 'connecting', 'live']);
});

test('whose log it is can be refused before anything of it comes', async () => {
  service.record(2);
  service.tenant = 'another';
  open({ after: 'first-0' });
  seen.tenants.push = (tenant) => {
    seen.feed.stop();
    return tenant.length;
  };
  await until(service.live, ({ accepted, open: still }) => accepted === 1 && still === 0);

  expect(seen.state.value.activities).toEqual([]);
  expect(seen.state.value.connection).toBe('stopped');
});

test('a restart wakes nothing that rests', () => {
  open();
  seen.feed.stop();

  seen.feed.restart();

  expect(seen.state.value.connection).toBe('stopped');
  expect(seen.state.value.opened).toBe(1);
});

describe('the end of a session', () => {
  test('by close code 4401 is said, and nothing is tried until the person has signed in', async () => {
    skipWaiting();
    open({ access: () => Promise.resolve('expired') });
    await seen.becomes('live');

    service.close(4401);
    await seen.becomes('expired');
    vi.advanceTimersByTime(120_000);
    seen.feed.networkChanged();
    seen.feed.personReturned();
    expect(seen.state.value.opened).toBe(1);

    seen.feed.start();
    await seen.becomes('live');
    expect(seen.state.value.opened).toBe(2);
  });

  test('is none where the browser has another token by now', async () => {
    open({ random: 0 });
    await seen.becomes('live');

    service.close(4401);
    await seen.becomes('reconnecting');
    await seen.becomes('live');

    expect(seen.state.value.history).toEqual(['connecting', 'live', 'reconnecting', 'live']);
  });

  test('by a bye is said', async () => {
    open({ access: () => Promise.resolve('expired') });
    await seen.becomes('live');

    service.send({ type: 'bye', data: { reason: 'expired', retryAfterMs: 0 } });
    await seen.becomes('expired');

    expect(seen.state.value.history).toEqual(['connecting', 'live', 'reconnecting', 'expired']);
  });

  test('is found out over HTTP where the upgrade is refused', async () => {
    service.signedIn = false;
    open({ access: () => Promise.resolve('expired') });

    await seen.becomes('expired');

    expect(seen.state.value.history).toEqual(['connecting', 'expired']);
  });

  test('is not concluded from a service that does not answer', async () => {
    service.signedIn = false;
    open({ access: () => Promise.reject(new Error('no answer')) });

    await seen.waits(1);

    expect(seen.state.value.connection).toBe('connecting');
  });
});

test('what is found out about a connection that was given up does not touch the next one', async () => {
  let answer = (_: AfterClose): void => undefined;
  const asked = new Promise<void>((said) => {
    service.greeting = false;
    open({
      access: () =>
        new Promise((resolve) => {
          answer = resolve;
          said();
        }),
    });
  });
  await until(service.live, ({ accepted }) => accepted === 1);
  service.close(1011);
  await asked;
  service.greeting = true;
  seen.feed.networkChanged();
  await seen.becomes('live');

  answer('expired');
  service.record();
  await until(seen.state, ({ activities }) => activities.length === 1);

  expect(seen.state.value.connection).toBe('live');
});

test.each([
  [4400, 'unreadable'],
  [4403, 'refused'],
] as const)('close code %i ends the tries: more of them would not help', async (code, connection) => {
  skipWaiting();
  open();
  await seen.becomes('live');

  service.close(code);
  await seen.becomes(connection);
  vi.advanceTimersByTime(120_000);

  expect(seen.state.value.opened).toBe(1);
});

test('a feed that was stopped says no more', async () => {
  open();
  await seen.becomes('live');

  seen.feed.stop();
  service.record();
  await until(service.live, (live) => live.open === 0);

  expect(seen.state.value.connection).toBe('stopped');
  expect(seen.state.value.activities).toEqual([]);
});
