import { expect, test } from 'vitest';
import { activityActionsModule } from './activity-actions.js';

test('the actions are those of the catalogue', async () => {
  await expect(activityActionsModule()).toMatchFileSnapshot('../src/activity/activity-actions.ts');
  expect(activityActionsModule().match(/^  [A-Z]/gm)).toHaveLength(40);
});
