import { css, html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import type { QueryFault } from '../query/query-fault.js';
import { texts } from '../texts.js';

export const faultNoteStyles = css`
  .fault {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.25rem 0.625rem;
    margin-block-start: 0.5rem;
    padding: 0.625rem 0.75rem;
    border: 1px solid color-mix(in oklab, var(--bad) 40%, transparent);
    border-radius: var(--radius-small);
    background: color-mix(in oklab, var(--bad) 8%, var(--card));
    font-size: 0.875rem;
    line-height: 1.45;
  }

  .fault > .icon {
    margin-block-start: 0.125rem;
    color: var(--bad);
  }

  .fault code {
    font-family: var(--monospace);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .fault mark {
    padding-inline: 1px;
    border-block-end: 2px solid var(--bad);
    background: color-mix(in oklab, var(--bad) 16%, transparent);
    color: inherit;
  }

  .fault p {
    overflow-wrap: anywhere;
  }

  .fault .shown {
    color: var(--muted);
  }

  .fault button {
    min-block-size: 1.75rem;
    margin-inline-start: 0.5rem;
    padding-inline: 0.5rem;
  }
`;

/** Around the place, as much of the query as says where it is. */
const around = 60;

/** What is wrong with a query, with the place marked; `shown` says in words what is on show meanwhile. */
export function faultNote(fault: QueryFault, shown: string, mend: () => void): TemplateResult {
  const { query, at, expected, suggestion } = fault;
  const wrong = /^\S*/.exec(query.slice(at))?.[0] ?? '';
  const end = at + wrong.length;
  return html`
    <div class="fault">
      ${icon('triangle-alert')}
      <div>
        <strong class="spoken">${texts.search.fault}</strong>
        <code
          >${at > around ? '…' : nothing}<bdi>${visibleText(query.slice(Math.max(0, at - around), at))}</bdi
          ><mark>${wrong === '' ? `[${texts.search.missing}]` : visibleText(wrong.slice(0, around))}</mark
          ><bdi>${visibleText(query.slice(end, end + around))}</bdi>${end + around < query.length ? '…' : nothing}</code
        >
        <p>
          ${texts.search.expected(visibleText(expected))}
          ${
            suggestion === null
              ? nothing
              : html`<button type="button" @click=${mend}>${texts.search.use(visibleText(suggestion))}</button>`
          }
        </p>
        <p class="shown">${texts.search.stillShown(shown)}</p>
      </div>
    </div>
  `;
}
