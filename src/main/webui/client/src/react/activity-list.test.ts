import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalLog } from '../../test/local-log.js';
import { ActivityList, emptyList, type ActivityListState } from './activity-list.js';

let log: LocalLog;
let list: ActivityList;
let state: ActivityListState;
let look = (): void => undefined;

beforeEach(async () => {
  log = await LocalLog.start();
  state = emptyList;
  list = new ActivityList({ url: log.url, backoff: { shortestMs: 1, longestMs: 2 } }, 3, (changed) => {
    state = changed;
    look();
  });
});

afterEach(async () => {
  list.close();
  await log.stop();
});

async function until(satisfies: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    look = () => {
      if (satisfies()) {
        resolve();
      }
    };
    look();
  });
}

function numbers(): number[] {
  return state.activities.map(({ seq }) => seq);
}

test('the newest are shown first, no more than there is room for', async () => {
  await until(() => state.status === 'live');

  log.show(1, 2, 3, 4, 5);

  await until(() => numbers()[0] === 5);
  expect(numbers()).toEqual([5, 4, 3]);
});

test('while it pauses, what arrives is kept and not shown', async () => {
  await until(() => state.status === 'live');
  log.show(1);
  await until(() => numbers().length === 1);

  list.pause();
  log.show(2, 3, 4, 5);
  log.cut();
  await until(() => state.status === 'reconnecting');
  expect(numbers()).toEqual([1]);

  list.resume();
  expect(numbers()).toEqual([5, 4, 3]);
});

test('why the connection ended is said until it is live again', async () => {
  await until(() => state.status === 'live');
  log.cut();
  await until(() => state.error !== null);
  expect(state.error?.message).toBe('the connection ended');

  await until(() => state.status === 'replaying');
  log.send('caught-up', { cursor: 'e-0' });

  await until(() => state.status === 'live');
  expect(state.error).toBeNull();
});

test('another history begins an empty list', async () => {
  await until(() => state.status === 'live');
  log.show(1);
  await until(() => numbers().length === 1);

  log.send('reset', { cursor: 'f-0' });

  await until(() => numbers().length === 0);
});
