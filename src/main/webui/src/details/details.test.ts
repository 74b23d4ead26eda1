import { afterEach, beforeEach, expect, test } from 'vitest';
import { activity } from '../../test/activity-json.js';
import { LocalService } from '../../test/local-service.js';
import { until } from '../../test/until.js';
import { ownAddressBar } from '../address/address-bar.js';
import { Address } from '../address/address.js';
import { Service } from '../service/service.js';
import { Details } from './details.js';

let service: LocalService;
let address: Address;
let details: Details;
const rows = [3, 2, 1].map((seq) => activity(seq));
const [third, second, first] = rows;

beforeEach(async () => {
  service = await LocalService.start();
  address = new Address(ownAddressBar());
  details = new Details(new Service(service.origin), address, () => rows);
});

afterEach(async () => {
  details.stop();
  await service.stop();
});

test('shows the row that the address names, and then what else was done in its session', async () => {
  service.record(2);
  service.record(1, { sessionId: 'other' });
  details.start();

  address.go({ activity: second?.id ?? null });

  expect(details.state.value.activity).toBe(second);
  const { session, more } = await until(details.state, (state) => state.session !== null);
  expect(session?.map(({ seq }) => seq)).toEqual([2, 1]);
  expect(more).toBe(false);
  expect(service.requests).toEqual(['GET /api/v1/activities?limit=50&q=session%3As_81']);
});

test('asks for an activity that is not among the rows, as a link leads to one', async () => {
  service.record(9);
  address.go({ activity: activity(9).id });

  details.start();

  const found = await until(details.state, (state) => state.activity !== null);
  expect(found.activity?.seq).toBe(9);
});

test('says that there is no such activity, and asks again when told to', async () => {
  address.go({ activity: activity(1_000).id });
  details.start();
  await until(details.state, ({ problem }) => problem?.title === 'Not Found');

  service.record(1_000);
  details.retry();

  await until(details.state, (state) => state.activity?.seq === 1_000);
});

test('goes on to the rows around, and no further', () => {
  details.start();
  address.go({ activity: second?.id ?? null });

  details.step(1);
  expect(details.state.value.activity).toBe(first);
  details.step(1);
  expect(details.state.value.activity).toBe(first);
  details.step(-1);
  details.step(-1);
  expect(details.state.value.activity).toBe(third);
});

test('what comes late for one activity does not show with the next', async () => {
  service.record(3);
  details.start();
  const release = service.holdLists();
  address.go({ activity: third?.id ?? null });
  await until(service.live, ({ lists }) => lists === 1);

  details.close();
  release();
  await new Service(service.origin).request('/api/v1/activities');

  expect(details.state.value).toMatchObject({ id: null, activity: null, session: null });
});
