import { asList, asObject, optionalText, requiredText } from '../json/json.js';
import type { Service } from './service.js';

/** An action that activities can be of: one of the catalogue, or one that the tenant has defined. */
export interface Action {
  readonly code: string;
  readonly label: string;
  readonly category: string;
  readonly icon: string;
}

export async function fetchActions(service: Service): Promise<readonly Action[]> {
  const answer = asObject(await service.requestJson('/api/v1/actions'), 'actions');
  return asList(answer['items'], 'items').map((item) => {
    const action = asObject(item, 'action');
    return {
      code: requiredText(action, 'code'),
      label: requiredText(action, 'label'),
      category: requiredText(action, 'category'),
      icon: optionalText(action, 'icon') ?? '',
    };
  });
}
