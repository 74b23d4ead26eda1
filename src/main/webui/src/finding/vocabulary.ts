import type { Activity } from '../activity/activity.js';
import type { Candidate, Vocabulary } from '../query/completion.js';
import { fieldValues, type Field } from '../query/field.js';
import type { Action } from '../service/actions.js';
import type { Summary } from '../service/summary.js';
import { texts } from '../texts.js';
import { fieldValueLabel } from '../query/words.js';
import { SeenMetadata } from './seen-metadata.js';

/** What completes a query: what the service names, what was counted, and what is on show. */
export class SeenVocabulary implements Vocabulary {
  constructor(
    private readonly actions: readonly Action[],
    private readonly summary: Summary | null,
    private readonly seen: readonly Activity[],
  ) {}

  candidates(field: Field): readonly Candidate[] {
    switch (field) {
      case 'action':
        return this.actions.map(({ code, label }) => ({ value: code, label }));
      case 'admin':
        return distinct([...this.#countedAdmins(), ...this.#seenOf('adminId', ({ adminName }) => adminName)]);
      case 'adminId':
        return distinct(this.#seenOf('adminId', ({ adminName }) => adminName));
      case 'adminEmail':
        return distinct(this.#seenOf('adminEmail', ({ adminName }) => adminName));
      case 'session':
        return distinct(this.#seenOf('sessionId', ({ adminName }) => adminName));
      case 'entity':
      case 'entityType':
        return distinct(this.#seenOf('entityType', () => null));
      case 'entityId':
        return distinct(this.#seenOf('entityId', ({ entityName }) => entityName));
      case 'ip':
        return distinct(this.#seenOf('ipAddress', () => null));
      case 'after':
      case 'before':
        return startsOfDays();
      default:
        return (fieldValues[field] ?? []).map((value) => ({ value, label: fieldValueLabel(field, value) }));
    }
  }

  get metaKeys(): readonly string[] {
    return new SeenMetadata(this.seen).keys;
  }

  metaCandidates(path: readonly string[]): readonly Candidate[] {
    return new SeenMetadata(this.seen).valuesAt(path);
  }

  #countedAdmins(): readonly Candidate[] {
    return (this.summary?.admins ?? []).map(({ adminId, adminName }) => ({ value: adminId, label: adminName ?? '' }));
  }

  #seenOf(
    field: 'adminId' | 'adminEmail' | 'sessionId' | 'entityType' | 'entityId' | 'ipAddress',
    label: (activity: Activity) => string | null,
  ): readonly Candidate[] {
    return this.seen.flatMap((activity) => {
      const value = activity[field];
      return value === null ? [] : [{ value, label: label(activity) ?? '' }];
    });
  }
}

function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...new Map(candidates.toReversed().map((candidate) => [candidate.value, candidate])).values()].toReversed();
}

/** A date alone would be its first moment in UTC, which is not what a person means by today. */
function startsOfDays(): readonly Candidate[] {
  const now = new Date();
  return texts.search.days.map(({ daysAgo, label }) => {
    const start = new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo);
    return { value: start.toISOString().replace('.000Z', 'Z'), label };
  });
}
