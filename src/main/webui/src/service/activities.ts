import type { Activity } from '../activity/activity.js';
import { readActivity } from '../activity/read-activity.js';
import type { ActivityPage } from '../activity/activity-rows.js';
import type { Filter } from '../activity/filter.js';
import { asList, asObject, optionalText } from '../json/json.js';
import type { Service } from './service.js';

/** As many activities as one page holds. */
export const pageSize = 50;

/** The newest activities that the filter lets through, or with a cursor the page that begins there. */
export async function fetchActivities(
  service: Service,
  filter: Filter,
  cursor: string | null,
  signal: AbortSignal,
): Promise<ActivityPage> {
  const query = { limit: String(pageSize), q: filter.q || null, cursor };
  const answer = asObject(await service.requestJson('/api/v1/activities', { query, signal }), 'page');
  return { items: asList(answer['items'], 'items').map(readActivity), next: optionalText(answer, 'next') };
}

export function activityPath(id: string): string {
  return `/api/v1/activities/${encodeURIComponent(id)}`;
}

export async function fetchActivity(service: Service, id: string, signal: AbortSignal): Promise<Activity> {
  return readActivity(await service.requestJson(activityPath(id), { signal }));
}
