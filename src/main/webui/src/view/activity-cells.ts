import { html, nothing, type TemplateResult } from 'lit';
import type { Activity } from '../activity/activity.js';
import { deviceIcon, deviceText } from '../format/device-text.js';
import { clockTime, exactLocal, exactUtc } from '../format/exact-time.js';
import { visibleText } from '../format/visible-text.js';
import { actionIcon, icon } from '../icons/icon.js';
import { texts } from '../texts.js';
import { avatar } from './avatar.js';
import { OpenEvent } from './open-event.js';
import { valueButton } from './value-button.js';

/** Clocks differ a little; only an activity that came clearly later than it happened is worth a word. */
const lateMs = 60_000;

export function timeCell({ occurredAt, receivedAt }: Activity, relative: string): TemplateResult {
  const lines = [texts.time.local(exactLocal(occurredAt)), exactUtc(occurredAt)];
  if (receivedAt.getTime() - occurredAt.getTime() > lateMs) {
    lines.push(texts.time.recorded(exactUtc(receivedAt)));
  }
  return html`
    <time datetime=${occurredAt.toISOString()} title=${lines.join('\n')}>
      <span class="first">${relative}</span>
      <span class="second">${clockTime(occurredAt)}</span>
      <span class="on-paper">${exactLocal(occurredAt)}</span>
    </time>
  `;
}

export function adminCell({ adminId, adminName, adminEmail }: Activity): TemplateResult {
  const name = visibleText(adminName ?? adminEmail ?? adminId);
  const below = visibleText(adminName === null || adminEmail === null ? adminId : adminEmail);
  return html`
    <div class="pair">
      ${avatar(adminId, name)}
      <div class="lines">
        ${valueButton('adminId', adminId, name, html`<bdi class="first">${name}</bdi>`)}
        ${below === name ? nothing : html`<bdi class="second" title=${below}>${below}</bdi>`}
      </div>
    </div>
  `;
}

export function activityCell(activity: Activity): TemplateResult {
  const { severity } = activity;
  const open = (event: Event): void => {
    event.currentTarget?.dispatchEvent(new OpenEvent(activity));
  };
  const description = visibleText(activity.description);
  return html`
    <div class="pair">
      <span class="action ${severity}">${actionIcon(activity.icon)}</span>
      <div class="lines">
        <button type="button" class="value" title=${texts.table.details(description)} @click=${open}>
          <bdi class="sentence">${description}</bdi>
        </button>
        <span class="second">
          <bdi title=${`${visibleText(activity.label)} (${visibleText(activity.action)})`}
            >${visibleText(activity.label)}</bdi
          >
          <span class="severity ${severity}">
            ${severity === 'critical' || severity === 'warning' ? icon('octagon-alert') : nothing}${
              texts.severity[severity]
            }
          </span>
        </span>
      </div>
    </div>
  `;
}

export function entityCell({ entityType, entityId, entityName }: Activity): TemplateResult {
  const named = entityName ?? entityId ?? entityType;
  if (named === null) {
    return none();
  }
  const rest = [entityType, entityName === null ? null : entityId].filter((part) => part !== null && part !== named);
  const below = visibleText(rest.join(' · '));
  return html`
    <div class="lines">
      ${entityButton(entityType, entityId, html`<bdi class="first" title=${visibleText(named)}>${visibleText(named)}</bdi>`)}
      ${below === '' ? nothing : html`<bdi class="second" title=${below}>${below}</bdi>`}
    </div>
  `;
}

/** A name alone finds nothing: the type and the id do. */
function entityButton(type: string | null, id: string | null, content: TemplateResult): TemplateResult {
  if (type !== null) {
    const value = id === null ? type : `${type}/${id}`;
    return valueButton('entity', value, visibleText(value), content);
  }
  return id === null ? content : valueButton('entityId', id, visibleText(id), content);
}

export function originCell({ ipAddress, device, userAgent, sessionId }: Activity): TemplateResult {
  if (ipAddress === null && device === null && sessionId === null) {
    return none();
  }
  return html`
    <div class="lines">
      ${ipAddress === null ? nothing : valueButton('ip', ipAddress, visibleText(ipAddress), html`<bdi class="first address">${visibleText(ipAddress)}</bdi>`)}
      ${
        device === null
          ? nothing
          : html`
              <span class="second device" title=${visibleText(userAgent ?? '')}>
                ${icon(deviceIcon(device))}<bdi>${visibleText(deviceText(device))}</bdi>
              </span>
            `
      }
      ${sessionId === null ? nothing : sessionLine(visibleText(sessionId), sessionId)}
    </div>
  `;
}

function sessionLine(name: string, sessionId: string): TemplateResult {
  return valueButton(
    'session',
    sessionId,
    texts.table.session(name),
    html`<bdi class="second" title=${name}>${name}</bdi>`,
  );
}

export function outcomeCell({ success, failureReason }: Activity): TemplateResult {
  if (success) {
    return html`<span class="outcome">${icon('check')}${texts.table.succeeded}</span>`;
  }
  const reason = failureReason === null ? null : visibleText(failureReason);
  return html`
    <span class="outcome failed">${icon('x')}${texts.table.failed}</span>
    ${reason === null ? nothing : html`<bdi class="reason" title=${reason}>${reason}</bdi>`}
  `;
}

function none(): TemplateResult {
  return html`
    <span class="second"
      ><span aria-hidden="true">${texts.table.none}</span><span class="spoken">${texts.table.noneSpoken}</span></span
    >
  `;
}
