// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activity, numbers } from '../../test/activity-json.js';
import { seenText } from '../../test/seen.js';
import { ActivityRows, rowsAtMost } from '../activity/activity-rows.js';
import { App } from '../app/app.js';
import type { LogState } from '../log/log-state.js';
import { texts } from '../texts.js';
import './log-footer-element.js';
import type { LogFooterElement } from './log-footer-element.js';
import { Service } from '../service/service.js';

let footer: LogFooterElement;

beforeEach(() => {
  footer = document.createElement('eyewitness-log-footer') as LogFooterElement;
  footer.app = new App(new Service(window.location.origin));
  document.body.append(footer);
});

afterEach(() => {
  footer.remove();
});

async function show(log: Partial<LogState>): Promise<string> {
  footer.app.log.state.change(log);
  await footer.updateComplete;
  return seenText(footer);
}

const one = [activity(9)];

test('is empty while there are no rows', async () => {
  expect(await show({ rows: null })).toBe('');
  expect(await show({ rows: ActivityRows.none })).toBe('');
});

test('leads to what is older', async () => {
  expect(await show({ rows: ActivityRows.of({ items: one, next: 'e-9' }) })).toBe(texts.rows.loadOlder);
});

test('says that older rows were let go, and that they can be had', async () => {
  const shown = await show({ rows: ActivityRows.restartedAt({ items: one, next: 'e-9' }) });

  expect(shown).toBe(`${texts.rows.letGo} ${texts.rows.loadOlder}`);
});

test('cannot be asked twice at once', async () => {
  await show({ rows: ActivityRows.of({ items: one, next: 'e-9' }), loadingOlder: true });

  expect(footer.renderRoot.querySelector('button')?.disabled).toBe(true);
});

test('says why older ones did not come, beside the way to ask again', async () => {
  const olderProblem = { title: 'Service Unavailable', detail: 'no database' };

  const shown = await show({ rows: ActivityRows.of({ items: one, next: 'e-9' }), olderProblem });

  expect(shown).toBe(`${texts.rows.olderFailed('Service Unavailable: no database')} ${texts.rows.loadOlder}`);
});

test('says where the log begins, or that nothing older matches', async () => {
  const rows = ActivityRows.of({ items: one, next: null });

  expect(await show({ rows })).toBe(texts.rows.beginning);
  expect(await show({ rows, filter: { q: 'action:login' } })).toBe(texts.rows.noMore);
});

test('says that no more rows are shown at once, and how to reach further back', async () => {
  const items = numbers(rowsAtMost + 1, 2).map((seq) => activity(seq));

  expect(await show({ rows: ActivityRows.of({ items, next: 'e-2' }) })).toBe(texts.rows.full(rowsAtMost));
});
