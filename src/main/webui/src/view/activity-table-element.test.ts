// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { activity, numbers } from '../../test/activity-json.js';
import type { Activity } from '../activity/activity.js';
import { texts } from '../texts.js';
import './activity-table-element.js';
import type { ActivityTableElement } from './activity-table-element.js';

let table: ActivityTableElement;

beforeEach(() => {
  table = document.createElement('eyewitness-activity-table') as ActivityTableElement;
  document.body.append(table);
});

afterEach(() => {
  table.remove();
});

async function show(...activities: Activity[]): Promise<HTMLElement[]> {
  table.rows = activities.map((shown) => ({ activity: shown, arrived: false }));
  await table.updateComplete;
  return [...table.renderRoot.querySelectorAll<HTMLElement>('tbody tr')];
}

function text(row: HTMLElement | undefined, column: string): string {
  return row?.querySelector(`td.${column}`)?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
}

describe('a row', () => {
  test('says when, who, what, on what, from where and how it went', async () => {
    const [row] = await show(activity(17, { entityName: 'March payout' }));

    expect(text(row, 'admin')).toBe('AL Ada Lovelace ada@example.com');
    expect(text(row, 'activity')).toBe('Ada Lovelace approved payout po_17 Payout approved Warning');
    expect(text(row, 'entity')).toBe('March payout payout · po_17');
    expect(text(row, 'origin')).toBe('203.0.113.7 Firefox on Linux s_81');
    expect(text(row, 'result')).toBe('Succeeded');
    expect(row?.querySelector('.activity svg')?.getAttribute('data-icon')).toBe('badge-check');
  });

  test('has the exact time in both zones, and when it was recorded if that was clearly later', async () => {
    const [prompt, late] = await show(activity(2), activity(1, { receivedAt: '2026-11-22T10:15:00Z' }));

    const title = prompt?.querySelector('time')?.title.split('\n') ?? [];
    expect(title).toHaveLength(2);
    expect(title[0]).toMatch(/^2026-11-2[123] \d\d:\d\d:00\.000 [+-]\d\d:\d\d \(local\)$/);
    expect(title[1]).toBe('2026-11-22 09:30:00.000 UTC');
    expect(late?.querySelector('time')?.title).toContain('Recorded 2026-11-22 10:15:00.000 UTC');
    expect(prompt?.querySelector('time')?.dateTime).toBe('2026-11-22T09:30:00.000Z');
  });

  test('of a failure says so in a word and a shape, with the reason', async () => {
    const [failed, succeeded] = await show(
      activity(2, { success: false, failureReason: 'limit exceeded' }),
      activity(1),
    );

    expect(text(failed, 'result')).toBe('Failed limit exceeded');
    expect(failed?.querySelector('.result svg')?.getAttribute('data-icon')).toBe('x');
    expect(failed?.classList).toContain('failure');
    expect(succeeded?.querySelector('.result svg')?.getAttribute('data-icon')).toBe('check');
    expect(succeeded?.classList).not.toContain('failure');
  });

  test('with next to nothing in it is still whole', async () => {
    const nothing = {
      adminName: null,
      adminEmail: null,
      entityType: null,
      entityId: null,
      ipAddress: null,
      device: null,
      sessionId: null,
    };

    const [row] = await show(activity(1, nothing));

    expect(text(row, 'admin')).toBe('A ada');
    expect(text(row, 'entity')).toContain(texts.table.noneSpoken);
    expect(text(row, 'origin')).toContain(texts.table.noneSpoken);
  });

  test('of an action with an icon that nobody knows has the fall-back', async () => {
    const rows = await show(activity(2, { icon: 'no-such-icon' }), activity(1, { icon: 'constructor' }));

    expect(rows.map((row) => row.querySelector('.activity svg')?.getAttribute('data-icon'))).toEqual([
      'activity',
      'activity',
    ]);
  });
});

describe('a value', () => {
  test('that is pressed asks for what has the same, in the grammar of queries', async () => {
    const [row] = await show(activity(17, { adminId: 'ada l', entityName: 'March payout' }));
    const terms: string[] = [];
    document.body.addEventListener('eyewitness-filter', (event) => terms.push(event.term));

    for (const button of row?.querySelectorAll<HTMLButtonElement>('button.value') ?? []) {
      button.click();
    }

    expect(terms).toEqual(['adminId:"ada l"', 'entity:payout/po_17', 'ip:203.0.113.7', 'session:s_81']);
  });

  test('that has no type is looked for by its id', async () => {
    const [row] = await show(activity(17, { entityType: null }));
    let term = '';
    document.body.addEventListener('eyewitness-filter', (event) => (term = event.term), { once: true });

    row?.querySelector<HTMLButtonElement>('.entity button')?.click();

    expect(term).toBe('entityId:po_17');
  });

  test('the sentence opens the details', async () => {
    const [row] = await show(activity(17));
    let opened = '';
    document.body.addEventListener('eyewitness-open', (event) => (opened = event.activity.id), { once: true });

    row?.querySelector<HTMLButtonElement>('.activity button')?.click();

    expect(opened).toBe(activity(17).id);
  });
});

describe('hostile text', () => {
  const script = '<img src=x onerror="alert(1)"><script>alert(1)</script>${alert(1)}';
  const reversed = 'Ada\u202Eecalevol';
  const fields = [
    'action',
    'label',
    'category',
    'icon',
    'description',
    'adminId',
    'adminName',
    'adminEmail',
    'sessionId',
    'entityType',
    'entityId',
    'entityName',
    'ipAddress',
    'userAgent',
    'failureReason',
  ];

  function everywhere(value: string): Activity {
    const texts = Object.fromEntries(fields.map((field) => [field, value]));
    return activity(1, { ...texts, success: false, device: { type: value, browser: value, os: value } });
  }

  test('with tags in every field stays text', async () => {
    const [plain] = await show(activity(1));
    const elements = (row: HTMLElement | undefined): string[] =>
      [...(row?.querySelectorAll('*') ?? [])].map((element) => element.localName);
    const known = new Set([...elements(plain), 'path', 'circle', 'line', 'rect']);

    const [row] = await show(everywhere(script));

    expect(elements(row).filter((name) => !known.has(name))).toEqual([]);
    expect(row?.querySelector('script, img')).toBeNull();
    expect(text(row, 'activity')).toContain('<script>alert(1)</script>');
    expect(text(row, 'admin')).toContain('<img src=x onerror="alert(1)">');
  });

  test('that turns the direction of writing is spelt out in every field, title and value', async () => {
    const [row] = await show(everywhere(reversed));

    expect(row?.outerHTML).not.toContain('\u202E');
    expect(text(row, 'admin')).toContain('Ada[U+202E]ecalevol');
  });

  test('cannot reach out of its place, whatever the direction of its writing', async () => {
    const [row] = await show(everywhere('عربى'));

    const unisolated = [...(row?.querySelectorAll('td *') ?? [])].filter(
      (element) => element.children.length === 0 && element.textContent.includes('عربى') && element.localName !== 'bdi',
    );
    expect(unisolated).toEqual([]);
  });
});

test('new rows come on top, and those that stand are the same elements', async () => {
  const before = await show(activity(2), activity(1));

  const after = await show(activity(3), activity(2), activity(1));

  expect(after.slice(1)).toEqual(before);
  expect(after[1]).toBe(before[0]);
});

test('a row that has arrived is marked until that has been seen, and not again', async () => {
  table.rows = [{ activity: activity(1), arrived: true }];
  await table.updateComplete;
  const row = table.renderRoot.querySelector('tbody tr');
  expect(row?.classList).toContain('arrived');

  row?.dispatchEvent(new Event('animationend', { bubbles: true }));
  vi.setSystemTime(Date.now() + 3_600_000);
  table.requestUpdate();
  await table.updateComplete;
  vi.useRealTimers();

  expect(row?.classList).not.toContain('arrived');
});

test('a table that looks like cards is still a table to those who hear it', async () => {
  const [row] = await show(activity(1));

  expect(table.renderRoot.querySelector('table')?.getAttribute('role')).toBe('table');
  expect(row?.getAttribute('role')).toBe('row');
  expect([...(row?.children ?? [])].map((cell) => cell.getAttribute('role'))).toEqual(Array(6).fill('cell'));
});

test('leaves nothing behind of rows that have gone', async () => {
  await show(...numbers(60, 1).map((seq) => activity(seq)));
  const body = table.renderRoot.querySelector('tbody')!;
  const before = body.childNodes.length;

  for (let newest = 61; newest < 71; newest++) {
    await show(...numbers(newest, newest - 59).map((seq) => activity(seq)));
  }

  expect(body.childNodes).toHaveLength(before);
});

describe('in a rush', () => {
  const inSight = 16;
  const before = numbers(60, 1).map((seq) => activity(seq));
  const after = numbers(160, 101).map((seq) => activity(seq));

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.stubGlobal('innerHeight', inSight * 48);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  async function becomesWhole(): Promise<void> {
    await vi.waitFor(() => expect(table.renderRoot.querySelectorAll('tbody tr')).toHaveLength(60));
  }

  test('only rows in sight are drawn, the others keep their place and are drawn when it is calm', async () => {
    expect(await show(...before)).toHaveLength(60);

    const rows = await show(...after);
    expect(rows).toHaveLength(inSight);
    expect(text(rows[0], 'entity')).toContain('po_160');
    expect(table.style.getPropertyValue('--undrawn')).toBe(String(60 - inSight));

    vi.advanceTimersByTime(3_000);
    await becomesWhole();
    expect(table.style.getPropertyValue('--undrawn')).toBe('0');
  });

  test('a few more are no rush', async () => {
    await show(...before);

    expect(await show(...numbers(70, 11).map((seq) => activity(seq)))).toHaveLength(60);
  });

  test('rows that stand still are all there', async () => {
    await show(...before);
    await show(...after);

    table.still = true;

    await becomesWhole();
  });

  test('a row that has the focus keeps it, with some rows below to go to', async () => {
    await show(...before);
    table.moveRow(1);

    const rows = await show(...numbers(90, 31).map((seq) => activity(seq)));

    expect(rows).toHaveLength(51);
    expect(table.focusedActivity?.seq).toBe(60);
  });

  test('a focus that goes with its row leaves none but the rows in sight', async () => {
    await show(...before);
    table.moveRow(1);

    expect(await show(...after)).toHaveLength(inSight);
  });

  test('all rows are drawn before they are printed, which waits for nothing', async () => {
    await show(...before);
    await show(...after);

    window.dispatchEvent(new Event('beforeprint'));

    expect(table.renderRoot.querySelectorAll('tbody tr')).toHaveLength(60);
  });
});
