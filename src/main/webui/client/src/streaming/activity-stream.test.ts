import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { LocalService } from '../../../test/local-service.js';
import { LocalLog } from '../../test/local-log.js';
import type { Activity } from '../activity/activity.js';
import { ActivityStream, type ActivityStreamOptions, type StreamStatus } from './activity-stream.js';

let log: LocalLog;
let stream: ActivityStream;

beforeEach(async () => {
  log = await LocalLog.start();
});

afterEach(async () => {
  stream.close();
  await log.stop();
});

function open(options: ActivityStreamOptions = {}): ActivityStream {
  stream = new ActivityStream({ url: log.url, token: 'a.token', backoff: { shortestMs: 1, longestMs: 2 }, ...options });
  return stream;
}

async function becomes(status: StreamStatus): Promise<void> {
  while (stream.status !== status) {
    await new Promise((resolve) => stream.addEventListener('status', resolve, { once: true }));
  }
}

async function take(reader: AsyncIterator<Activity>, count: number): Promise<number[]> {
  const numbers: number[] = [];
  while (numbers.length < count) {
    const { value } = (await reader.next()) as IteratorResult<Activity>;
    numbers.push((value as Activity).seq);
  }
  return numbers;
}

describe('a stream', () => {
  test('connects when somebody listens, with the filter, and tells each activity in order', async () => {
    open({ filter: { action: ['login', 'payout_*'], success: false } });
    expect(stream.status).toBe('idle');
    const seen: number[] = [];
    stream.addEventListener('activity', ({ detail }) => seen.push(detail.seq));
    await becomes('live');

    log.show(1, 2, 3);
    log.send('heartbeat', { cursor: 'e-7' }, 'e-7');
    log.cut();
    await becomes('reconnecting');

    expect(seen).toEqual([1, 2, 3]);
    expect(log.queries).toEqual(['?action=login&action=payout_*&success=false']);
    expect(stream.cursor).toBe('e-7');
  });

  test('is read with for await, and closed by leaving the loop', async () => {
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { seq } of open()) {
        seen.push(seq);
        if (seq === 2) {
          break;
        }
      }
    })();
    await becomesOpen();

    log.show(1, 2, 3);
    await reading;

    expect(seen).toEqual([1, 2]);
    expect(stream.status).toBe('closed');
    expect(stream.cursor).toBe('e-2');
  });

  test('goes on after a break from what was handed out, also what was read of it slowly', async () => {
    const reader = open()[Symbol.asyncIterator]();
    await becomesOpen();
    log.show(1, 2, 3);
    expect(await take(reader, 1)).toEqual([1]);

    log.cut();
    const next = take(reader, 3);
    while (log.streams.length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const from = Number(log.streams[1]?.split('-')[1]);
    log.show(...[1, 2, 3, 4].filter((seq) => seq > from));

    expect(await next).toEqual([2, 3, 4]);
    expect(log.streams[0]).toBeNull();
  });

  test('tells of a gap and of another history', async () => {
    const told: unknown[] = [];
    open({ after: 'e-2' });
    stream.addEventListener('gap', ({ detail }) => told.push(detail));
    stream.addEventListener('reset', ({ detail }) => told.push(detail));
    await becomes('replaying');

    log.send('gap', { from: 3, to: 9 });
    log.send('reset', { cursor: 'f-4' });
    log.send('unheard-of', { any: 'thing' });
    log.send('caught-up', { cursor: 'f-5' });
    await becomes('live');

    expect(told).toEqual([{ from: 3, to: 9 }, { cursor: 'f-4' }]);
  });

  test('asks for a new token when the old one ends in mid-stream, and misses nothing', async () => {
    const tokens = ['old', 'new'];
    const reader = open({ token: () => Promise.resolve(tokens.shift() ?? 'none') })[Symbol.asyncIterator]();
    await becomesOpen();
    log.show(1);
    expect(await take(reader, 1)).toEqual([1]);

    log.refusedTokens.add('old');
    log.send('bye', { reason: 'expired', retryAfterMs: 0 });
    const next = take(reader, 1);
    while (log.streams.length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    log.show(2);

    expect(await next).toEqual([2]);
    expect(log.tokens).toEqual(['old', 'new']);
    expect(log.streams).toEqual([null, 'e-1']);
  });

  test('asks again for a token that is refused with 401', async () => {
    log.refusedTokens.add('old');
    const tokens = ['old', 'old', 'new'];
    open({ token: () => tokens.shift() ?? 'none' });

    await becomes('live');

    expect(log.tokens).toEqual(['old', 'old', 'new']);
  });

  test.each([400, 403])('that is refused (%i) ends, and says why', async (status) => {
    log.next.push({ status, problem: { detail: 'q at 3: expected a value' } });
    const reader = open({ filter: 'ip:' })[Symbol.asyncIterator]();

    await expect(reader.next()).rejects.toThrow(`the service answered ${status}: q at 3: expected a value`);

    expect(stream.status).toBe('refused');
    expect(log.tokens).toHaveLength(1);
  });

  test.each([429, 500, 503])('that the service cannot serve now (%i) is tried again', async (status) => {
    log.next.push({ status }, { status });
    open();

    await becomes('live');

    expect(log.tokens).toHaveLength(3);
  });

  test('that falls silent is opened anew', async () => {
    log.heartbeatSeconds = 0;
    open();
    await becomes('live');

    await becomes('reconnecting');
    await becomes('replaying');

    expect(log.streams).toEqual([null, 'e-0']);
  });
});

describe('over a WebSocket', () => {
  let service: LocalService;

  beforeEach(async () => {
    service = await LocalService.start();
  });

  afterEach(async () => {
    await service.stop();
  });

  test('it is the same: each once, in order, also after a break', async () => {
    // The types of the package and of the browser differ in what a page never sees.
    const Socket = WebSocket as unknown as typeof globalThis.WebSocket;
    const reader = open({ url: service.origin, transport: 'websocket', WebSocket: Socket })[Symbol.asyncIterator]();
    await becomes('live');

    service.record(2);
    expect(await take(reader, 2)).toEqual([1, 2]);
    service.close(1011);
    await becomes('reconnecting');
    service.record(2);

    expect(await take(reader, 2)).toEqual([3, 4]);
    expect(service.protocols[0]).toBe('bearer-token-carrier,quarkus-http-upgrade#Authorization#Bearer%20a.token');
  });

  test('another token is asked for where the upgrade is refused, which does not say why', async () => {
    service.refusing = true;
    const tokens = ['old', 'new'];
    open({
      url: service.origin,
      transport: 'websocket',
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      token: () => {
        service.refusing = tokens.length > 1;
        return tokens.shift() ?? 'none';
      },
    });

    await becomes('live');

    expect(service.protocols.map((protocols) => protocols?.split('%20')[1])).toEqual(['old', 'new']);
  });

  test('a filter that the service cannot read ends it', async () => {
    open({
      url: service.origin,
      transport: 'websocket',
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    await becomes('live');

    service.close(4400);

    await becomes('refused');
  });
});

/** Without listening, which would keep the stream open. */
async function becomesOpen(): Promise<void> {
  while (stream.status !== 'live') {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
