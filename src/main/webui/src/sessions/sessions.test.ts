import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { sessionJson } from '../../test/session-json.js';
import { Service } from '../service/service.js';
import { Sessions } from './sessions.js';

let service: LocalService;
let sessions: Sessions;

beforeEach(async () => {
  service = await LocalService.start();
  sessions = new Sessions(new Service(service.origin));
});

afterEach(async () => {
  await service.stop();
});

test('are those that go on, and further ones when asked for', async () => {
  service.sessions = { items: [sessionJson('s_2')], next: 'k3x-1' };
  await sessions.refresh();
  service.sessions = { items: [sessionJson('s_1')], next: null };

  await sessions.loadMore();

  expect(sessions.state.value.list?.map(({ sessionId }) => sessionId)).toEqual(['s_2', 's_1']);
  expect(service.requests).toEqual([
    'GET /api/v1/sessions?active=true&limit=50',
    'GET /api/v1/sessions?active=true&limit=50&cursor=k3x-1',
  ]);
  await sessions.loadMore();
  expect(service.requests).toHaveLength(2);
});

test('are all when chosen', async () => {
  const ended = { endedAt: '2026-11-22T10:00:00Z', endReason: 'logout' };
  service.sessions = { items: [sessionJson('s_1', ended)], next: null };

  await sessions.choose(true);

  expect(service.requests).toEqual(['GET /api/v1/sessions?limit=50']);
  expect(sessions.state.value.list?.[0]).toMatchObject({ endReason: 'logout', endedAt: new Date(ended.endedAt) });
});

test('that cannot be had leave those that stand, and say why', async () => {
  service.sessions = { items: [sessionJson('s_1')], next: null };
  await sessions.refresh();

  service.signedIn = false;
  await sessions.refresh();

  expect(sessions.state.value).toMatchObject({ loading: false, problem: { title: 'Unauthorized' } });
  expect(sessions.state.value.list).toHaveLength(1);
});

test('of a log that is left are not seen, though they come late', async () => {
  service.sessions = { items: [sessionJson('s_1')], next: null };
  const asked = sessions.refresh();

  sessions.forget();
  await asked;

  expect(sessions.state.value).toMatchObject({ list: null, loading: false, problem: null });
});
