import { css, html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import type { Problem } from '../service/problem.js';
import { texts } from '../texts.js';

export const problemStripStyles = css`
  .problem {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding: 0.75rem 1rem;
    border: 1px solid color-mix(in oklab, var(--bad) 40%, transparent);
    border-radius: var(--radius-small);
    background: color-mix(in oklab, var(--bad) 8%, var(--card));
    font-size: 0.875rem;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .problem > .icon {
    color: var(--bad);
  }

  .problem div {
    flex: 1;
    min-inline-size: 0;
  }

  .problem p {
    color: var(--muted);
  }
`;

/** What went wrong, in the service's own words where it gave some, and a way on where there is one. */
export function problemStrip(problem: Problem, retry: (() => void) | null = null): TemplateResult {
  return html`
    <div class="problem" role="alert">
      ${icon('triangle-alert')}
      <div>
        <strong>${visibleText(problem.title)}</strong>
        ${problem.detail === null ? nothing : html`<p>${visibleText(problem.detail)}</p>`}
      </div>
      ${retry === null ? nothing : html`<button type="button" @click=${retry}>${texts.problems.retry}</button>`}
    </div>
  `;
}
