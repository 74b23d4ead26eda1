import { html, nothing, type TemplateResult } from 'lit';
import { deviceIcon, deviceText } from '../format/device-text.js';
import { exactLocal, exactUtc } from '../format/exact-time.js';
import { relativeTime } from '../format/relative-time.js';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import type { AdminSession } from '../service/sessions.js';
import { texts } from '../texts.js';
import { avatar } from './avatar.js';

/** Who it is, since when, from where, and what they did. */
export function sessionRow(session: AdminSession, now: Date, show: () => void): TemplateResult {
  const name = visibleText(session.adminName ?? session.adminEmail ?? session.adminId);
  return html`
    <li>
      <div class="pair">
        ${avatar(session.adminId, name)}
        <div class="lines">
          <strong><bdi>${name}</bdi></strong>
          <bdi class="second">${visibleText(session.adminEmail ?? session.adminId)}</bdi>
        </div>
      </div>
      <div class="lines">${when(session, now)}</div>
      <div class="lines">${origin(session)}</div>
      <div class="lines">${deeds(session)}</div>
      <button type="button" aria-label=${texts.sessions.showOf(name)} @click=${show}>
        ${texts.sessions.show} ${icon('arrow-right')}
      </button>
    </li>
  `;
}

function when({ startedAt, lastActivityAt, endedAt, endReason }: AdminSession, now: Date): TemplateResult {
  const ended = texts.sessions.reasons.get(endReason ?? '') ?? texts.sessions.ended;
  const latest = endedAt ?? lastActivityAt;
  const words = endedAt === null ? texts.sessions.last : texts.sessions.until;
  return html`
    <span class="state ${endedAt === null ? 'on' : ''}">${endedAt === null ? texts.sessions.on : ended}</span>
    <span class="second on-screen" title=${exact(startedAt)}
      >${texts.sessions.since(relativeTime(startedAt, now))}</span
    >
    <span class="second on-screen" title=${exact(latest)}>${words(relativeTime(latest, now))}</span>
    <span class="second on-paper">${texts.sessions.since(exactLocal(startedAt))}</span>
    <span class="second on-paper">${words(exactLocal(latest))}</span>
  `;
}

function origin({ ipAddresses, device }: AdminSession): TemplateResult {
  const [first, ...others] = ipAddresses.map(visibleText);
  return html`
    ${first === undefined ? nothing : html`<bdi>${first}</bdi>`}
    ${
      others.length === 0
        ? nothing
        : html`<span class="second" title=${others.join('\n')}>${texts.sessions.otherAddresses(others.length)}</span>`
    }
    ${
      device === null
        ? nothing
        : html`<span class="second pair"
            >${icon(deviceIcon(device))}<bdi>${visibleText(deviceText(device))}</bdi></span
          >`
    }
  `;
}

function deeds({ activities, failures }: AdminSession): TemplateResult {
  return html`
    <span>${texts.sessions.activities(activities)}</span>
    ${failures === 0 ? nothing : html`<span class="failures">${icon('x')} ${texts.sessions.failures(failures)}</span>`}
  `;
}

function exact(time: Date): string {
  return `${texts.time.local(exactLocal(time))}\n${exactUtc(time)}`;
}
