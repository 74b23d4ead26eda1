import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LocalLog } from '../../test/local-log.js';
import { ActivityActions } from '../activity/activity-actions.js';
import { defineActions } from '../activity/activity-action.js';
import type { NewActivity } from '../activity/new-activity.js';
import { ActivityLogger, createActivityLogger, type ActivityLoggerOptions } from './activity-logger.js';
import type { DropReason } from './drop.js';

let log: LocalLog;

beforeEach(async () => {
  log = await LocalLog.start();
});

afterEach(async () => {
  await log.stop();
});

const soon = { shortestMs: 1, longestMs: 2 };

interface Drop {
  readonly activities: readonly NewActivity<string>[];
  readonly reason: DropReason;
}

/** A logger to the local service, and what it says that it has dropped. */
function open(options: Partial<ActivityLoggerOptions> = {}): { logger: ActivityLogger; drops: Drop[] } {
  const drops: Drop[] = [];
  const logger = createActivityLogger({
    url: log.url,
    token: 'a.token',
    delayMs: 1,
    backoff: soon,
    onDrop: (activities, reason) => drops.push({ activities, reason }),
    ...options,
  });
  return { logger, drops };
}

function payout(number: number, differing: Partial<NewActivity> = {}): NewActivity {
  return { action: ActivityActions.PAYOUT_APPROVED, entityType: 'payout', entityId: `po_${number}`, ...differing };
}

function entityIds(activities: readonly { readonly entityId?: unknown }[]): unknown[] {
  return activities.map(({ entityId }) => entityId);
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `po_${index + 1}`);
}

describe('what is logged', () => {
  test('is posted with the token, a key of its own and the time', async () => {
    const { logger } = open();

    logger.logActivity(payout(1, { metadata: { amount: 1250 } }));
    const report = await logger.flush();

    expect(report).toEqual({ recorded: 1, dropped: 0, waiting: 0 });
    expect(log.tokens).toEqual(['a.token']);
    expect(log.recorded).toEqual([
      {
        action: 'payout_approved',
        entityType: 'payout',
        entityId: 'po_1',
        metadata: { amount: 1250 },
        occurredAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      },
    ]);
  });

  test('together is posted together, in order', async () => {
    const { logger } = open({ batchCount: 40 });

    for (let number = 1; number <= 100; number++) {
      logger.logActivity(payout(number));
    }
    await logger.flush();

    expect(log.batches.map((batch) => batch.length)).toEqual([40, 40, 20]);
    expect(entityIds(log.recorded)).toEqual(numbered(100));
  });

  test('is posted in bodies of no more bytes than are asked for', async () => {
    const { logger } = open({ batchBytes: 5_000 });

    for (let number = 1; number <= 10; number++) {
      logger.logActivity(payout(number, { entityName: 'é'.repeat(1_000) }));
    }
    await logger.flush();

    expect(log.batches.map((batch) => batch.length)).toEqual([2, 2, 2, 2, 2]);
    expect(entityIds(log.recorded)).toEqual(numbered(10));
  });

  test('is what it was at that moment', async () => {
    const { logger } = open();
    const metadata = { amount: 1 };

    logger.logActivity(payout(1, { metadata }));
    metadata.amount = 2;
    await logger.flush();

    expect(log.recorded[0]?.metadata).toEqual({ amount: 1 });
  });

  test('may be of an action of the program', async () => {
    const actions = defineActions({ REPORT_VIEWED: 'report_viewed' });
    const logger = createActivityLogger({ url: log.url, token: 'a.token', actions });

    logger.logActivity({ action: actions.REPORT_VIEWED });
    logger.logActivity({ action: actions.LOGIN });
    // @ts-expect-error is in no catalogue
    logger.logActivity({ action: 'report_vewed' });
    await logger.flush();

    expect(log.recorded.map(({ action }) => action)).toEqual(['report_viewed', 'login', 'report_vewed']);
    expect(() => defineActions({ WRONG: 'Report viewed' })).toThrow('no code of an action');
  });

  test('for which somebody waits is answered with its place in the log', async () => {
    const { logger } = open({ delayMs: 60_000 });

    const recorded = await logger.record(payout(1));

    expect(recorded).toEqual({ id: 'id-1', seq: 1 });
  });
});

test('without an address there is no logger', () => {
  expect(() => createActivityLogger({ token: 'a.token' })).toThrow('url, the address of the service, is not given');
  expect(() => createActivityLogger({ url: 'nonsense', token: 'a.token' })).toThrow('Invalid URL');
});

describe('a failure', () => {
  test.each([500, 503, 429, 408])('%i is tried again, under the same key', async (status) => {
    log.next.push({ status }, { status });
    const { logger, drops } = open();

    logger.logActivity(payout(1));
    await logger.flush();

    expect(entityIds(log.recorded)).toEqual(['po_1']);
    expect(log.tokens).toHaveLength(3);
    expect(drops).toEqual([]);
  });

  test('of the connection after the commit records nothing twice', async () => {
    log.next.push('lost', 'lost');
    const { logger } = open();

    logger.logActivity(payout(1));
    logger.logActivity(payout(2));
    const report = await logger.flush();

    expect(report.recorded).toBe(2);
    expect(entityIds(log.recorded)).toEqual(['po_1', 'po_2']);
    expect(new Set(log.batches.map((batch) => batch[0]?.idempotencyKey)).size).toBe(1);
    expect(log.batches).toHaveLength(3);
  });

  test('with Retry-After is not tried again before', async () => {
    log.next.push({ status: 503, headers: { 'Retry-After': '1' } });
    const { logger } = open();
    const begun = performance.now();

    logger.logActivity(payout(1));
    await logger.flush();

    expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
  });

  test('with 401 asks for another token, once', async () => {
    log.refusedTokens.add('old');
    const tokens = ['old', 'new'];
    const { logger } = open({ token: () => Promise.resolve(tokens.shift() ?? 'none') });

    logger.logActivity(payout(1));
    await logger.flush();
    logger.logActivity(payout(2));
    await logger.flush();

    expect(log.tokens).toEqual(['old', 'new', 'new']);
    expect(entityIds(log.recorded)).toEqual(['po_1', 'po_2']);
  });

  test('of the function that gives tokens to answer in time is tried again', async () => {
    const answers = [new Promise<string>(() => undefined), Promise.resolve('a.token')];
    const { logger } = open({ timeoutMs: 1_000, token: () => answers.shift() ?? 'none' });

    logger.logActivity(payout(1));
    await logger.flush();

    expect(log.tokens).toEqual(['a.token']);
  });

  test('of the function that gives tokens is tried again', async () => {
    let asked = 0;
    const { logger } = open({
      token: () => {
        asked++;
        if (asked < 3) {
          throw new Error('the identity provider is away');
        }
        return 'a.token';
      },
    });

    logger.logActivity(payout(1));
    await logger.flush();

    expect(entityIds(log.recorded)).toEqual(['po_1']);
  });
});

describe('what the service refuses', () => {
  test('of a batch is named, and nothing else', async () => {
    log.refuses = ({ entityId }) =>
      entityId === 'po_2' ? { violations: [{ field: 'ipAddress', message: 'must be an address' }] } : null;
    const { logger, drops } = open();
    const wrong = payout(2, { ipAddress: 'nonsense' });

    [payout(1), wrong, payout(3)].forEach(logger.logActivity);
    const report = await logger.flush();

    expect(report).toEqual({ recorded: 2, dropped: 1, waiting: 0 });
    expect(entityIds(log.recorded)).toEqual(['po_1', 'po_3']);
    expect(drops).toHaveLength(1);
    expect(drops[0]?.activities).toEqual([wrong]);
    expect(drops[0]?.reason).toMatchObject({
      code: 'refused',
      message: 'the service refused it with 400: ipAddress must be an address',
    });
  });

  test('as a whole for the fault of one is named alone', async () => {
    const refuseOne = vi.fn(async (address: string | URL | Request, request?: RequestInit) =>
      String(request?.body).includes('po_77')
        ? new Response('{"detail":"no JSON"}', { status: 400, headers: { 'Content-Type': 'application/problem+json' } })
        : await fetch(address, request),
    );
    const { logger, drops } = open({ fetch: refuseOne });

    for (let number = 1; number <= 100; number++) {
      logger.logActivity(payout(number));
    }
    await logger.flush();

    expect(drops.map(({ activities }) => entityIds(activities))).toEqual([['po_77']]);
    expect(entityIds(log.recorded)).toEqual(numbered(100).filter((id) => id !== 'po_77'));
  });

  test.each([401, 403])('altogether (%i) is named', async (status) => {
    log.next.push({ status, problem: { detail: 'the token has expired' } });
    const { logger, drops } = open();

    logger.logActivity(payout(1));
    logger.logActivity(payout(2));
    await logger.flush();

    expect(drops.map(({ activities, reason }) => [entityIds(activities), reason.code])).toEqual([
      [['po_1', 'po_2'], 'unauthorized'],
    ]);
    expect(drops[0]?.reason.message).toContain('the token has expired');
  });

  test('because this clock is ahead is recorded without its time; what the caller says of time is named', async () => {
    const ahead = { violations: [{ field: 'occurredAt', message: 'must be at most 5 minutes ahead' }] };
    log.refuses = ({ occurredAt }) => (occurredAt === undefined ? null : ahead);
    const { logger, drops } = open();
    const wrong = payout(2, { occurredAt: '2126-01-01T00:00:00Z' });

    logger.logActivity(payout(1));
    logger.logActivity(wrong);
    await logger.flush();

    expect(entityIds(log.recorded)).toEqual(['po_1']);
    expect(log.batches[0]?.[0]?.idempotencyKey).toBe(log.recorded[0]?.idempotencyKey);
    expect(drops.map(({ activities }) => activities)).toEqual([[wrong]]);
  });
});

describe('what cannot be sent', () => {
  test('is named at once, never thrown, and costs no other', async () => {
    const { logger, drops } = open();
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;

    logger.logActivity(payout(1, { metadata: circle }));
    logger.logActivity(payout(2, { metadata: { count: 1n } }));
    logger.logActivity(payout(3, { metadata: { text: 'x'.repeat(1_048_576) } }));
    logger.logActivity(payout(4));
    await logger.flush();

    expect(drops.map(({ activities, reason }) => [entityIds(activities), reason.code])).toEqual([
      [['po_1'], 'unserializable'],
      [['po_2'], 'unserializable'],
      [['po_3'], 'too-long'],
    ]);
    expect(entityIds(log.recorded)).toEqual(['po_4']);
  });

  test('is thrown where that is asked for', async () => {
    const { logger } = open({ strict: true });
    const long = payout(1, { metadata: { text: 'x'.repeat(1_048_576) } });

    expect(() => logger.logActivity(long)).toThrow('payout_approved not recorded: it has');

    log.refuses = () => ({ detail: 'no' });
    logger.logActivity(payout(2));
    await expect(logger.flush()).rejects.toThrow('payout_approved not recorded: the service refused it with 400: no');
    await expect(logger.record(payout(3))).rejects.toThrow('not recorded');
  });

  test('does no harm where the callback fails', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { logger } = open({
      onDrop: () => {
        throw new Error('callback');
      },
    });

    logger.logActivity(payout(1, { metadata: { count: 1n } }));

    expect(said).toHaveBeenCalledOnce();
  });
});

describe('memory', () => {
  test('is bounded by count: what does not fit is named, what fits arrives', async () => {
    log.next.push({ status: 503 }, { status: 503 });
    const { logger, drops } = open({ queueCount: 1_000, batchCount: 100 });

    for (let number = 1; number <= 1_500; number++) {
      logger.logActivity(payout(number));
    }
    await logger.flush();

    expect(entityIds(log.recorded)).toEqual(numbered(1_000));
    expect(drops.every(({ reason }) => reason.code === 'full')).toBe(true);
    expect(drops.flatMap(({ activities }) => entityIds(activities))).toEqual(numbered(1_500).slice(1_000));
  });

  test('is bounded by bytes', () => {
    const { logger, drops } = open({ queueBytes: 100_000, delayMs: 60_000 });

    for (let number = 1; number <= 4; number++) {
      logger.logActivity(payout(number, { metadata: { text: 'x'.repeat(30_000) } }));
    }

    expect(drops.map(({ activities }) => entityIds(activities))).toEqual([['po_4']]);
  });

  test('holds 10,000 activities of an outage, which all arrive once', async () => {
    log.next.push(...new Array<'lost'>(3).fill('lost'), ...new Array<{ status: number }>(20).fill({ status: 503 }));
    const { logger, drops } = open();

    for (let number = 1; number <= 10_000; number++) {
      logger.logActivity(payout(number));
    }
    const report = await logger.flush();

    expect(report).toEqual({ recorded: 10_000, dropped: 0, waiting: 0 });
    expect(entityIds(log.recorded)).toEqual(numbered(10_000));
    expect(drops).toEqual([]);
  });

  test('forgets and names what could not be recorded for longer than keys are known', async () => {
    log.next.push({ status: 503, headers: { 'Retry-After': '1' } });
    const { logger, drops } = open({ giveUpAfterMs: 500 });

    logger.logActivity(payout(1));
    await logger.flush();

    expect(drops.map(({ reason }) => reason.code)).toEqual(['too-old']);
  });
});

describe('an end', () => {
  test('by close sends what waits, and takes no more', async () => {
    const { logger, drops } = open({ delayMs: 60_000 });

    logger.logActivity(payout(1));
    await logger[Symbol.asyncDispose]();
    logger.logActivity(payout(2));

    expect(entityIds(log.recorded)).toEqual(['po_1']);
    expect(drops.map(({ activities, reason }) => [entityIds(activities), reason.code])).toEqual([[['po_2'], 'closed']]);
  });

  test('while the service is away names what is left', async () => {
    const { logger, drops } = open({ leaveWithinMs: 20 });
    await log.stop();

    logger.logActivity(payout(1));
    logger.logActivity(payout(2));
    await logger.close();
    log = await LocalLog.start();

    expect(drops.map(({ activities, reason }) => [entityIds(activities), reason.code])).toEqual([
      [['po_1', 'po_2'], 'leaving'],
    ]);
  });

  test('of a flush may come by time', async () => {
    log.next.push({ status: 503, headers: { 'Retry-After': '60' } });
    const { logger } = open({ leaveWithinMs: 1 });

    logger.logActivity(payout(1));
    const report = await logger.flush({ withinMs: 100 });
    await logger.close();

    expect(report).toEqual({ recorded: 0, dropped: 0, waiting: 1 });
  });
});
