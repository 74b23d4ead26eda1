import { html, nothing, type TemplateResult } from 'lit';
import type { Activity } from '../activity/activity.js';
import { deviceText } from '../format/device-text.js';
import { clockTime, exactLocal, exactUtc } from '../format/exact-time.js';
import { visibleText } from '../format/visible-text.js';
import { actionIcon, icon } from '../icons/icon.js';
import type { Field } from '../query/field.js';
import { isNumber, writeJson } from '../json/exact-json.js';
import type { Json } from '../json/json.js';
import { texts } from '../texts.js';
import { valueButton } from './value-button.js';

type Line = readonly [label: string, value: string | null, field?: Field];

/** Every field that has a value, by its name; what can be searched for can be pressed. */
export function fieldList(activity: Activity): TemplateResult {
  const { labels } = texts.details;
  const lines: readonly Line[] = [
    [labels.recorded, exactUtc(activity.receivedAt)],
    [labels.adminName, activity.adminName],
    [labels.adminEmail, activity.adminEmail, 'adminEmail'],
    [labels.adminId, activity.adminId, 'adminId'],
    [labels.action, activity.action, 'action'],
    [labels.label, activity.label],
    [labels.category, activity.category, 'category'],
    [labels.severity, texts.severity[activity.severity]],
    [labels.entityType, activity.entityType, 'entityType'],
    [labels.entityId, activity.entityId, 'entityId'],
    [labels.entityName, activity.entityName],
    [labels.ip, activity.ipAddress, 'ip'],
    [labels.device, activity.device === null ? null : deviceText(activity.device)],
    [labels.userAgent, activity.userAgent],
    [labels.session, activity.sessionId, 'session'],
    [labels.tenant, activity.tenant],
    [labels.seq, String(activity.seq)],
    [labels.id, activity.id],
    [labels.trace, activity.traceId],
    [labels.leaf, activity.leafHash],
  ];
  return html`<dl class="fields">
    <dt>${labels.occurred}</dt>
    <dd>${exactLocal(activity.occurredAt)}<br />${exactUtc(activity.occurredAt)}</dd>
    ${lines.map(([label, value, field]) => (value === null ? nothing : fieldLine(label, value, field)))}
  </dl>`;
}

function fieldLine(label: string, value: string, field: Field | undefined): TemplateResult {
  const text = visibleText(value);
  const shown = html`<bdi>${text}</bdi>`;
  return html`
    <dt>${label}</dt>
    <dd>${field === undefined ? shown : valueButton(field, value, text, shown)}</dd>
  `;
}

/** What was altered, the old value crossed out beside the new one. */
export function changeList(changes: readonly Json[]): TemplateResult {
  return html`
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">${texts.details.field}</th>
          <th scope="col">${texts.details.from}</th>
          <th scope="col">${texts.details.to}</th>
        </tr>
      </thead>
      <tbody>
        ${changes.map(
          (change) => html`
            <tr>
              <th scope="row"><bdi>${spelt(partOf(change, 'field'))}</bdi></th>
              <td><del>${spelt(partOf(change, 'from'))}</del></td>
              <td><ins>${spelt(partOf(change, 'to'))}</ins></td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

/** The activities of a session, of which one is open. */
export function timeline(
  activities: readonly Activity[],
  openId: string | null,
  open: (activity: Activity) => void,
): TemplateResult {
  return html`
    <ol class="timeline">
      ${activities.map(
        (activity) => html`
          <li class=${activity.success ? '' : 'failure'}>
            <button
              type="button"
              class="quiet"
              aria-current=${activity.id === openId ? 'true' : 'false'}
              @click=${() => open(activity)}
            >
              ${actionIcon(activity.icon)}
              <time datetime=${activity.occurredAt.toISOString()} title=${exactUtc(activity.occurredAt)}
                >${clockTime(activity.occurredAt)}</time
              >
              <bdi>${visibleText(activity.description)}</bdi>
              ${activity.success ? nothing : html`<span class="failed">${icon('x')} ${texts.table.failed}</span>`}
            </button>
          </li>
        `,
      )}
    </ol>
  `;
}

function partOf(change: Json, name: string): Json {
  return change !== null && typeof change === 'object' && !Array.isArray(change)
    ? ((change as { readonly [name: string]: Json | undefined })[name] ?? null)
    : null;
}

function spelt(value: Json): string {
  return visibleText(
    typeof value === 'string' && !isNumber(value) ? value : value === null ? texts.table.none : writeJson(value),
  );
}
