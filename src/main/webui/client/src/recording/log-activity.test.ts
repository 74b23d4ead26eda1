import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalLog } from '../../test/local-log.js';
import { ActivityActions } from '../activity/activity-actions.js';
import { flush, logActivity } from './log-activity.js';

let log: LocalLog;

beforeEach(async () => {
  log = await LocalLog.start();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await log.stop();
});

test('the environment says where to and under which token; what is missing is said, not thrown', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.stubEnv('EYEWITNESS_URL', log.url);
  logActivity({ action: ActivityActions.LOGIN });
  expect(said).toHaveBeenCalledWith('login not recorded: EYEWITNESS_TOKEN is not set');

  vi.stubEnv('EYEWITNESS_TOKEN', 'a.token');
  logActivity({ action: ActivityActions.LOGOUT });
  await flush();

  expect(log.recorded.map(({ action }) => action)).toEqual(['logout']);
  expect(log.tokens).toEqual(['a.token']);
});
