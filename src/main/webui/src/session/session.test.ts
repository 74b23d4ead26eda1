import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { Service } from '../service/service.js';
import { Session } from './session.js';

let service: LocalService;
let session: Session;

beforeEach(async () => {
  service = await LocalService.start();
  service.signedIn = false;
  session = new Session(new Service(service.origin));
});

afterEach(() => service.stop());

const ada = { adminId: 'ada', name: 'Ada Lovelace', email: 'ada@example.com', tenant: 'default' };

test('what the token may do, and until when, is known of who is signed in', async () => {
  service.signedIn = true;
  service.roles = ['activity:read', 'activity:export'];
  service.expiresAt = '2026-11-22T09:30:00Z';

  await session.check();

  expect(session.state.value.session).toMatchObject({
    roles: ['activity:read', 'activity:export'],
    expiresAt: new Date('2026-11-22T09:30:00Z'),
  });
});

test('nobody is signed in until the service says who', async () => {
  expect(session.state.value.phase).toBe('unknown');

  await session.check();
  expect(session.state.value).toMatchObject({ phase: 'signed-out', session: null, problem: null });

  service.signedIn = true;
  await session.check();
  expect(session.state.value).toMatchObject({ phase: 'signed-in', session: ada });
});

test.each(['aaa.bbb.ccc', '  aaa.bbb.ccc\n', 'Bearer aaa.bbb.ccc'])(
  'the token %j goes into one header and nowhere else',
  async (pasted) => {
    await session.signIn(pasted);

    expect(session.state.value).toMatchObject({ phase: 'signed-in', session: ada });
    expect(service.tokens).toEqual(['Bearer aaa.bbb.ccc']);
    expect(service.requests).toEqual(['PUT /api/v1/browser-session', 'GET /api/v1/browser-session']);
    expect(JSON.stringify(session.state.value)).not.toContain('aaa');
  },
);

test.each(['', 'two words', 'line\nbreak', 'tökén', '<script>'])('%j is no token and is not sent', async (pasted) => {
  await session.signIn(pasted);

  expect(session.state.value.problem?.title).toBe('That is not a token');
  expect(service.requests).toEqual([]);
});

test('what the service says against a token is shown', async () => {
  await session.check();
  service.signInAnswer = { status: 401, body: { title: 'Unauthorized', status: 401, detail: 'the token has expired' } };

  await session.signIn('aaa.bbb.ccc');

  expect(session.state.value).toEqual({
    phase: 'signed-out',
    session: null,
    problem: { title: 'Unauthorized', detail: 'the token has expired' },
    busy: false,
  });
});

test('a browser that keeps no cookie is told of', async () => {
  await session.check();
  service.keepsCookie = false;

  await session.signIn('aaa.bbb.ccc');

  expect(session.state.value).toMatchObject({
    phase: 'signed-out',
    problem: { title: 'The session could not be kept' },
  });
});

test('the demo admin is signed in with a token of the service', async () => {
  await session.signInAsDemoAdmin();

  expect(session.state.value.phase).toBe('signed-in');
  expect(service.tokens).toEqual(['Bearer demo.token']);
});

test('signing out clears the cookie', async () => {
  await session.signIn('aaa.bbb.ccc');

  await session.signOut();

  expect(session.state.value).toMatchObject({ phase: 'signed-out', session: null });
  expect(service.signedIn).toBe(false);
});

test('an expired session still says whose it was', async () => {
  await session.signIn('aaa.bbb.ccc');

  session.expired();

  expect(session.state.value).toMatchObject({ phase: 'expired', session: ada });
});

test('another token of the same browser is found out', async () => {
  await session.signIn('aaa.bbb.ccc');
  session.expired();

  service.expiresAt = '2099-12-01T00:00:00Z';
  await session.checkAgain();

  expect(session.state.value).toMatchObject({
    phase: 'signed-in',
    session: { expiresAt: new Date('2099-12-01T00:00:00Z') },
  });
});

test('who has signed out elsewhere is signed out here', async () => {
  await session.signIn('aaa.bbb.ccc');

  service.signedIn = false;
  await session.checkAgain();

  expect(session.state.value).toMatchObject({ phase: 'signed-out', session: null });
});

test('a session that has ended meanwhile has expired, and stays so', async () => {
  service.expiresAt = '2020-01-01T00:00:00Z';
  await session.signIn('aaa.bbb.ccc');

  service.signedIn = false;
  await session.checkAgain();
  await session.checkAgain();

  expect(session.state.value).toMatchObject({ phase: 'expired', session: ada });
});

test('no answer says nothing of the session', async () => {
  await session.signIn('aaa.bbb.ccc');
  await service.stop();

  await session.checkAgain();

  expect(session.state.value).toMatchObject({ phase: 'signed-in', session: ada, problem: null });
});

test('an answer from before signing in says nothing of who is signed in now', async () => {
  await session.check();

  await Promise.all([session.checkAgain(), session.signIn('aaa.bbb.ccc')]);

  expect(session.state.value.phase).toBe('signed-in');
});

test('nothing is known of a session that has become of another log until the service says of which', async () => {
  await session.signIn('aaa.bbb.ccc');
  service.tenant = 'another';

  const asked = session.checkAnew();
  expect(session.state.value).toMatchObject({ phase: 'unknown', session: null });
  await asked;

  expect(session.state.value.session?.tenant).toBe('another');
});

test('a second click while the first is under way does nothing', async () => {
  await Promise.all([session.signIn('aaa.bbb.ccc'), session.signIn('ddd.eee.fff')]);

  expect(service.tokens).toEqual(['Bearer aaa.bbb.ccc']);
});
