// @vitest-environment happy-dom
import type { Window } from 'happy-dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { sessionJson } from '../../test/session-json.js';
import { drawn, seen, seenText } from '../../test/seen.js';
import { until } from '../../test/until.js';
import { texts } from '../texts.js';
import { FilterEvent } from './filter-event.js';
import './page-element.js';
import type { PageElement } from './page-element.js';

let service: LocalService;
let page: PageElement;

beforeEach(async () => {
  service = await LocalService.start();
  (window as unknown as Window).happyDOM.setURL(`${service.origin}/admin-session-logs`);
});

afterEach(async () => {
  page.app.log.stop();
  page.remove();
  await service.stop();
});

function open(): void {
  page = document.createElement('eyewitness-page') as PageElement;
  document.body.append(page);
}

/** Waits until all these texts can be read, and answers everything that can. */
async function reads(...expected: string[]): Promise<string> {
  let shown = '';
  await vi.waitFor(
    async () => {
      await drawn(page);
      shown = seenText(page);
      expect(expected.filter((text) => !shown.includes(text))).toEqual([]);
    },
    { timeout: 15_000, interval: 10 },
  );
  return shown;
}

const live = texts.connection.live.label;

test('asks for a token where nobody is signed in, and shows no development things where there are none', async () => {
  service.signedIn = false;

  open();

  const shown = await reads(texts.signIn.heading, texts.signIn.token);
  expect(shown).not.toContain(texts.signIn.demo);
  expect(shown).not.toContain(texts.connection.connecting.label);
});

test('shows what the service says against a token, and keeps nothing of it', async () => {
  service.signedIn = false;
  service.signInAnswer = { status: 401, body: { title: 'Unauthorized', status: 401, detail: 'the token has expired' } };
  open();
  await reads(texts.signIn.token);
  const field = seen<HTMLInputElement>(page, 'input[type=password]');

  field.value = 'aaa.bbb.ccc';
  seen<HTMLFormElement>(page, 'form').requestSubmit();

  await reads('Unauthorized the token has expired');
  expect(field.value).toBe('');
  expect(service.requests.join(' ') + window.location.href).not.toContain('aaa.bbb.ccc');
  expect(window.localStorage.length + window.sessionStorage.length).toBe(0);
});

test('is live one click after it was opened in development', async () => {
  service.signedIn = false;
  service.demoRunning = false;
  service.record(2);
  open();
  await reads(texts.signIn.demo);

  seen<HTMLButtonElement>(page, 'button.primary').click();
  await reads(live, 'Ada Lovelace approved payout po_2', texts.header.demo, 'Log: default');
  service.record();

  await reads('Ada Lovelace approved payout po_3');
});

test('says how to record a first activity, and shows it when it comes', async () => {
  open();
  await reads(live, texts.empty.heading, `curl ${service.origin}/api/v1/activities`);

  service.record();

  expect(await reads('Ada Lovelace approved payout po_1')).not.toContain(texts.empty.heading);
});

test('says why no rows could be loaded, with a way to try again', async () => {
  service.refusing = true;
  service.listProblem = { status: 503, body: { title: 'Service Unavailable', status: 503, detail: 'no database' } };
  open();
  await reads('Service Unavailable: no database', texts.problems.retry);
  service.listProblem = null;
  service.record();

  seen<HTMLButtonElement>(seen(page, 'eyewitness-log-view'), '.panel button').click();

  await reads('Ada Lovelace approved payout po_1');
});

test('keeps the rows in sight when the session has expired, and goes on after signing in', async () => {
  service.record();
  open();
  await reads(live);

  service.signedIn = false;
  service.close(4401);
  await reads(texts.connection.expired.label, texts.signIn.expiredHeading, 'Ada Lovelace approved payout po_1');
  service.record();
  seen<HTMLInputElement>(page, 'input[type=password]').value = 'aaa.bbb.ccc';
  seen<HTMLFormElement>(seen(page, 'eyewitness-sign-in'), 'form').requestSubmit();

  const shown = await reads(live, 'Ada Lovelace approved payout po_1', 'Ada Lovelace approved payout po_2');
  expect(shown).not.toContain(texts.signIn.expiredHeading);
});

test('says that the session has expired when a count finds it out', async () => {
  service.expiresAt = new Date(Date.now() + 60_000).toISOString();
  service.summaryAnswer = {
    status: 200,
    body: { interval: 'hour', total: 7, failed: 0, buckets: [], actions: [], admins: [] },
  };
  open();
  await reads(live, texts.overview.total(7));

  service.signedIn = false;
  page.app.overview.retry();

  const shown = await reads(texts.connection.expired.label, texts.signIn.expiredHeading, texts.overview.total(7));
  expect(shown).not.toContain(texts.overview.retry);
});

test('leaves nothing in sight when a count finds out that the browser was signed out long before the end', async () => {
  service.expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  service.record();
  open();
  await reads(live, 'Ada Lovelace approved payout po_1');

  service.signedIn = false;
  page.app.overview.retry();

  expect(await reads(texts.signIn.heading, texts.signIn.token)).not.toContain('po_1');
});

test('says within the help that the session has expired, where it can be reached', async () => {
  open();
  await reads(live);
  press('?');
  await drawn(page);
  const help = seen<HTMLDialogElement>(seen(page, 'eyewitness-help-dialog'), 'dialog');
  expect(help.open).toBe(true);

  service.signedIn = false;
  service.close(4401);
  await reads(texts.signIn.expiredHeading);

  expect(seen(page, 'eyewitness-session-notice').closest('eyewitness-help-dialog')).not.toBeNull();
  help.close();
  await vi.waitFor(() => expect(seen(page, 'eyewitness-session-notice').closest('eyewitness-help-dialog')).toBeNull());
  await reads(texts.signIn.expiredHeading);
});

test('goes on by itself where another page of the browser has put the end off', async () => {
  service.record();
  service.expiresAt = new Date(Date.now() + 60_000).toISOString();
  open();
  await reads(live, texts.expiry.stay);
  const phases = new Set<string>();
  page.app.session.state.watch(() => phases.add(page.app.session.state.value.phase));

  service.expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  service.close(4401);
  await until(service.live, ({ accepted }) => accepted === 2);
  service.record();

  await reads(live, 'Ada Lovelace approved payout po_2');
  await vi.waitFor(async () => expect(await reads(live)).not.toContain(texts.expiry.stay));
  expect([...phases]).toEqual(['signed-in']);
});

test('shows another log from its beginning where another page of the browser has signed in to it', async () => {
  service.record(2);
  open();
  await reads(live, 'Log: default', 'Ada Lovelace approved payout po_2');

  service.tenant = 'another';
  service.epoch = 'second';
  service.log.length = 0;
  service.record();
  service.close(1012);

  expect(await reads(live, 'Log: another', 'Ada Lovelace approved payout po_1')).not.toContain('po_2');
});

test('asks again who is signed in when the person looks at it again', async () => {
  service.record();
  open();
  await reads(live, 'Ada Lovelace approved payout po_1');

  service.signedIn = false;
  document.dispatchEvent(new Event('visibilitychange'));

  expect(await reads(texts.signIn.heading)).not.toContain('Ada');
});

test('says once why a session could not be renewed', async () => {
  service.expiresAt = new Date(Date.now() + 60_000).toISOString();
  service.signInAnswer = { status: 401, body: { title: 'Unauthorized', status: 401, detail: 'not a good one' } };
  open();
  await reads(live, texts.expiry.stay);
  seen<HTMLButtonElement>(seen(page, 'eyewitness-expiry-strip'), '.strip button').click();
  await reads(texts.expiry.lead);

  seen<HTMLInputElement>(page, 'input[type=password]').value = 'aaa.bbb.ccc';
  seen<HTMLFormElement>(seen(page, 'eyewitness-sign-in'), 'form').requestSubmit();

  expect((await reads('not a good one')).split('not a good one')).toHaveLength(2);
});

test('says in words of its own that the service cannot read what it asks for', async () => {
  open();
  await reads(live);

  service.close(4400);

  const shown = await reads(texts.connection.unreadable.label, texts.problems.unreadable.title);
  expect(shown).not.toContain(texts.problems.refused.title);
});

test('keeps what is on show when the search is cleared after the session has expired', async () => {
  service.record(2, { action: 'login' });
  open();
  page.app.address.go({ q: 'action:login' });
  await reads(live, 'po_2');
  service.signedIn = false;
  service.close(4401);
  await reads(texts.signIn.expiredHeading);

  page.app.address.go({ q: '' });
  await reads(texts.signIn.expiredHeading, 'po_2');
  service.record(1, { action: 'logout' });
  seen<HTMLInputElement>(page, 'input[type=password]').value = 'aaa.bbb.ccc';
  seen<HTMLFormElement>(seen(page, 'eyewitness-sign-in'), 'form').requestSubmit();

  await reads(live, 'po_3');
});

test('shows nothing of one log to who has signed in again to another', async () => {
  service.record();
  open();
  await reads(live, 'Ada Lovelace approved payout po_1');
  service.signedIn = false;
  service.close(4401);
  await reads(texts.signIn.expiredHeading);
  service.holdLists();
  service.tenant = 'another';

  seen<HTMLInputElement>(page, 'input[type=password]').value = 'aaa.bbb.ccc';
  seen<HTMLFormElement>(seen(page, 'eyewitness-sign-in'), 'form').requestSubmit();

  expect(await reads('Log: another')).not.toContain('po_1');
});

test('shows nothing of the log to who has signed out', async () => {
  service.record();
  open();
  await reads(live, 'Ada Lovelace');

  seen<HTMLButtonElement>(seen(page, 'eyewitness-header'), '.person button').click();

  expect(await reads(texts.signIn.heading)).not.toContain('Ada');
  await until(service.live, (connections) => connections.open === 0);
});

test('filters by a query, and says when nothing matches, with a way out', async () => {
  service.record();
  open();
  await reads(live, 'Ada Lovelace approved payout po_1');
  const search = seen<HTMLInputElement>(page, 'input[role=combobox]');

  search.value = ' action:login ';
  search.dispatchEvent(new Event('input'));
  await reads(texts.empty.noMatchHeading, texts.empty.clear);
  expect(service.requests).toContain('GET /api/v1/activities?limit=50&q=action%3Alogin');

  seen<HTMLButtonElement>(seen(page, 'eyewitness-log-view'), '.panel button').click();
  await reads('Ada Lovelace approved payout po_1');
  expect(search.value).toBe('');
});

test('lets the rows stand still when asked to, says how much has arrived, and shows it', async () => {
  service.record();
  open();
  await reads(live, 'approved payout po_1');
  seen<HTMLButtonElement>(seen(page, 'eyewitness-pause-switch'), 'button').click();

  service.record(2);
  const shown = await reads(texts.connection.paused.label, '2 new', texts.live.resume);
  expect(shown).not.toContain('approved payout po_3');
  seen<HTMLButtonElement>(seen(page, 'eyewitness-waiting-pill'), 'button').click();

  expect(await reads(live, 'approved payout po_3', 'approved payout po_2')).not.toContain('2 new');

  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true }));
  await reads(texts.connection.paused.label);
});

test('shows everything of an activity beside the rows, and forgets it when closed', async () => {
  service.record(1, {
    success: false,
    failureReason: 'limit exceeded',
    userAgent: 'curl\nWget',
    metadata: { order: { total: 12.5 }, '<b>': '\u202E' },
    changes: [{ field: 'limit', from: 100, to: null }],
  });
  open();
  await reads(live);

  seen<HTMLButtonElement>(seen(page, 'eyewitness-activity-table'), '.activity button').click();
  const details = seen<HTMLElement>(page, 'eyewitness-details');
  await reads(texts.details.metadata, 'order', '12.5', '"[U+202E]"', texts.details.session);
  expect(seenText(details)).toMatch(/limit 100 –/);
  expect(seenText(details)).toContain('limit exceeded');
  expect(seenText(details)).toContain('curl[U+000A]Wget');
  expect(window.location.search).toContain('activity=');

  seen<HTMLButtonElement>(details, '.close').click();
  await vi.waitFor(() => expect(window.location.search).toBe(''));
  expect(seen<HTMLDialogElement>(details, 'dialog').open).toBe(false);
});

/** As deep as the service takes it. */
function nested(levels: number, innermost: unknown): unknown {
  return Array.from({ length: levels }).reduce<unknown>((value) => [value], innermost);
}

test('what is nested as deep as the service takes it is shown whole', async () => {
  service.record(1, {
    metadata: { deep: nested(9, 'at the bottom'), wide: Array.from({ length: 5_000 }, () => []) },
    changes: [{ field: 'tree', from: nested(999, 'far below'), to: null }],
  });
  open();
  await reads(live);

  seen<HTMLButtonElement>(seen(page, 'eyewitness-activity-table'), '.activity button').click();

  const shown = await reads('at the bottom', 'far below', texts.details.entries(5_000));
  expect(shown).toContain(`${'['.repeat(999)}"far below"${']'.repeat(999)}`);
});

test('an activity is copied whole as it is stored, also what this page does not know of it', async () => {
  Object.defineProperty(window, 'isSecureContext', { value: true });
  service.record(1, { inventedLater: [{ by: 'a newer service' }] });
  open();
  await reads(live);

  seen<HTMLButtonElement>(seen(page, 'eyewitness-activity-table'), '.activity button').click();
  await reads(texts.details.copyJson);
  seen<HTMLButtonElement>(seen(page, `eyewitness-copy-button[label="${texts.details.copyJson}"]`), 'button').click();

  await reads(texts.empty.copied);
  expect(JSON.parse(await navigator.clipboard.readText())).toEqual(service.log[0]);
});

test('shows who is on now, and what they did', async () => {
  service.record(1);
  service.record(1, { sessionId: 's_82' });
  service.sessions = { items: [sessionJson('s_81')], next: null };
  open();
  await reads(live, 'approved payout po_2');

  seen<HTMLAnchorElement>(seen(page, 'eyewitness-view-links'), 'a[href*=sessions]').click();
  await reads(texts.sessions.on, '12 activities', '1 failed', '203.0.113.7', texts.sessions.otherAddresses(1));
  expect(window.location.search).toBe('?view=sessions');

  seen<HTMLButtonElement>(seen(page, 'eyewitness-sessions'), 'li button').click();
  await vi.waitFor(() => expect(window.location.search).toBe('?q=session%3As_81'));
  await vi.waitFor(async () => expect(await reads('approved payout po_1')).not.toContain('approved payout po_2'));
});

test('says where to look when nobody is on', async () => {
  open();
  await reads(live);

  seen<HTMLAnchorElement>(seen(page, 'eyewitness-view-links'), 'a[href*=sessions]').click();
  await reads(texts.sessions.noneActive, texts.sessions.noneActiveLead);

  [...seen(page, 'eyewitness-sessions').shadowRoot!.querySelectorAll('button')]
    .find((button) => button.textContent.trim() === texts.sessions.all)
    ?.click();
  await reads(texts.sessions.none, texts.sessions.noneLead);
  expect(window.location.search).toBe('?view=sessions&sessions=all');
});

function press(key: string): void {
  const focused = (root: DocumentOrShadowRoot): Element => {
    const active = root.activeElement ?? document.body;
    return active.shadowRoot?.activeElement == null ? active : focused(active.shadowRoot);
  };
  focused(document).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
}

test('keys lead to the search box, through the rows and into one, and to the help', async () => {
  service.record(3);
  open();
  await reads(live, 'Ada Lovelace approved payout po_3');
  const table = seen(page, 'eyewitness-activity-table').shadowRoot!;
  const rowText = (): string => table.activeElement?.textContent ?? '';

  press('j');
  expect(rowText()).toContain('po_3');
  press('j');
  press('j');
  press('j');
  expect(rowText()).toContain('po_1');
  press('k');
  expect(rowText()).toContain('po_2');
  press('Enter');
  expect(page.app.address.state.value.activity).toBe(service.log[1]?.['id']);
  page.app.address.go({ activity: null });
  await drawn(page);

  press('/');
  expect(seen(page, 'eyewitness-search-box').shadowRoot!.activeElement?.id).toBe('search');

  (document.activeElement as HTMLElement | null)?.blur();
  seen<HTMLButtonElement>(page, '.tools > button').click();
  await drawn(page);
  expect(seen<HTMLDialogElement>(seen(page, 'eyewitness-help-dialog'), 'dialog').open).toBe(true);
});

test('keys that are for the log do nothing while the sessions are shown', async () => {
  service.record();
  open();
  await reads(live);
  page.app.address.go({ view: 'sessions' });
  await reads(texts.sessions.noneActive);

  const taken = ['/', 'j', 'k', 'p'].map((key) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(taken).toEqual([false, false, false, false]);
  expect(page.app.log.state.value.pause).toBeNull();

  page.app.address.go({ view: 'log' });
  await drawn(page);
  press('p');
  expect(page.app.log.state.value.pause).toBe('asked');
});

test('a value that was pressed is what is looked for from then on', async () => {
  service.record();
  open();
  await reads(live);
  page.app.address.go({ q: 'admin:bot' });

  seen(page, 'eyewitness-log-view').dispatchEvent(new FilterEvent('admin:ada'));

  expect(page.app.address.state.value.q).toBe('admin:ada');
});

test('is light or dark as the person chooses', async () => {
  open();
  await reads(live);
  expect(page.getAttribute('appearance')).toBe('system');

  seen<HTMLButtonElement>(page, 'button[aria-label=Dark]').click();
  await drawn(page);

  expect(page.getAttribute('appearance')).toBe('dark');
  window.localStorage.clear();
});
