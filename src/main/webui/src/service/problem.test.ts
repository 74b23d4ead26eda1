import { expect, test } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { isSignedOut, problemOf, readProblem, ServiceProblem, ServiceUnreachable } from './problem.js';
import { Service } from './service.js';

test('a problem is shown in the words of the service', async () => {
  const body = JSON.stringify({ type: 'about:blank', title: 'Forbidden', status: 403, detail: 'needs activity:read' });
  const response = new Response(body, { status: 403, headers: { 'Content-Type': 'application/problem+json' } });

  expect(problemOf(await readProblem(response))).toEqual({ title: 'Forbidden', detail: 'needs activity:read' });
});

test.each([
  ['a page of a proxy', '<html><h1>Bad Gateway</h1>', 'text/html'],
  ['broken JSON', '{"title":', 'application/problem+json'],
  ['JSON of another form', '["title"]', 'application/json'],
  ['a title that is no text', '{"title":{"html":"<b>"}}', 'application/json'],
  ['nothing', '', 'application/problem+json'],
])('%s is shown by its status alone', async (_, body, type) => {
  const response = new Response(body, { status: 502, headers: { 'Content-Type': type } });

  expect(problemOf(await readProblem(response))).toEqual({
    title: 'The service answered with status 502',
    detail: null,
  });
});

test('a service that is not there is said to be unreachable', async () => {
  const gone = await LocalService.start();
  const { origin } = gone;
  await gone.stop();

  const error = await new Service(origin).request('/api/v1/activities').catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(ServiceUnreachable);
  expect(problemOf(error).title).toBe('The service cannot be reached');
});

test('an answer of the service that is no success is thrown as its problem', async () => {
  const service = await LocalService.start();
  service.signedIn = false;

  const error = await new Service(service.origin).request('/api/v1/activities').catch((reason: unknown) => reason);
  await service.stop();

  expect(error).toBeInstanceOf(ServiceProblem);
  expect(error).toMatchObject({ status: 401, detail: 'no token' });
  expect(isSignedOut(error)).toBe(true);
});

test('a request that is no longer wanted ends with the reason of its signal, not as a problem', async () => {
  const service = await LocalService.start();
  const wanted = new AbortController();
  service.holdLists();
  const answer = new Service(service.origin)
    .request('/api/v1/activities', { signal: wanted.signal })
    .catch((reason: unknown) => reason);

  wanted.abort('changed my mind');
  const reason = await answer;
  await service.stop();

  expect(reason).toBe('changed my mind');
});
