// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { drawn, seen } from '../../test/seen.js';
import { until } from '../../test/until.js';
import { ownAddressBar } from '../address/address-bar.js';
import { App } from '../app/app.js';
import { Service } from '../service/service.js';
import './export-menu-element.js';
import './saved-searches-element.js';

let service: LocalService;
let app: App;
let tool: HTMLElement & { app: App };

beforeEach(async () => {
  service = await LocalService.start();
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(service.origin);
});

afterEach(async () => {
  tool.remove();
  app.close();
  window.localStorage.clear();
  await service.stop();
});

async function open(name: string, q: string): Promise<void> {
  app = new App(new Service(service.origin), ownAddressBar());
  app.address.go({ q });
  tool = Object.assign(document.createElement(name), { app });
  document.body.append(tool);
  await app.open();
  await until(app.search.state, ({ accepted }) => accepted === q);
  await drawn(tool);
  seen<HTMLButtonElement>(seen(tool, 'eyewitness-dropdown'), 'button').click();
  await drawn(tool);
}

function shown(): string {
  return (tool.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ');
}

describe('the export menu', () => {
  test('says what an export would contain, and exports it', async () => {
    service.roles = ['activity:read', 'activity:export'];
    service.exportPieces = ['{}\n', '{}\n'];
    service.summaryAnswer = {
      status: 200,
      body: { interval: 'day', total: 2, failed: 0, buckets: [], actions: [], admins: [] },
    };
    await open('eyewitness-export-menu', 'success:false');
    await until(app.exporting.state, ({ expected }) => expected === 2);
    await drawn(tool);
    expect(shown()).toContain('2 activities, oldest first: Outcome: Failed.');

    const ndjson = seen<HTMLInputElement>(tool, 'input[value=ndjson]');
    ndjson.checked = true;
    ndjson.dispatchEvent(new Event('change'));
    seen<HTMLButtonElement>(tool, 'button.primary').click();
    await until(app.exporting.state, ({ phase }) => phase === 'done');
    await drawn(tool);

    expect(shown()).toMatch(/activities-\w+\.ndjson is whole: 2 activities/);
    expect(service.requests.at(-1)).toBe('GET /api/v1/activities/export?format=ndjson&q=success%3Afalse');
  });

  test('says which role the token lacks', async () => {
    service.roles = ['activity:read'];

    await open('eyewitness-export-menu', 'success:false');

    expect(shown()).toContain('activity:export');
    expect(tool.shadowRoot?.querySelector('button.primary')).toBeNull();
  });
});

describe('saved searches', () => {
  test('are saved under a name, looked for again, and deleted', async () => {
    await open('eyewitness-saved-searches', 'success:false');
    seen<HTMLInputElement>(tool, 'input').value = ' <b>Failures</b> ';
    seen<HTMLFormElement>(tool, 'form').requestSubmit();
    await drawn(tool);
    expect(shown()).toContain('<b>Failures</b>');

    app.address.go({ q: '' });
    seen<HTMLButtonElement>(tool, '.name').click();
    expect(app.address.state.value.q).toBe('success:false');

    seen<HTMLButtonElement>(seen(tool, 'eyewitness-dropdown'), 'button').click();
    await drawn(tool);
    seen<HTMLButtonElement>(tool, 'li .quiet').click();
    await drawn(tool);
    expect(tool.shadowRoot?.querySelectorAll('li')).toHaveLength(0);
  });

  test('cannot be made of nothing', async () => {
    await open('eyewitness-saved-searches', '');

    expect(tool.shadowRoot?.querySelector('form')).toBeNull();
    expect(shown()).toContain('Search for something to save it here.');
  });
});
