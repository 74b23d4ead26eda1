import { css, html, nothing, type TemplateResult } from 'lit';
import { visibleText } from '../format/visible-text.js';
import { isNumber, writeJson } from '../json/exact-json.js';
import type { Json } from '../json/json.js';
import { texts } from '../texts.js';

export const jsonTreeStyles = css`
  .tree,
  .tree ul {
    margin: 0;
    padding-inline-start: 1rem;
    list-style: none;
    font-family: var(--monospace);
    font-size: 0.8125rem;
    line-height: 1.6;
    overflow-wrap: anywhere;
  }

  .tree {
    padding: 0;
  }

  .tree ul {
    border-inline-start: 1px solid var(--line);
  }

  .tree summary {
    cursor: pointer;
  }

  .tree .name,
  .tree .size {
    color: var(--muted);
  }

  .tree .string {
    color: var(--good);
  }

  .tree .number,
  .tree .boolean,
  .tree .null {
    color: var(--notice);
  }
`;

/** A JSON value whose branches open and close. */
export function jsonTree(value: Json): TemplateResult {
  return html`<ul class="tree">
    ${entriesOf(value).map(([name, child]) => branch(name, child))}
  </ul>`;
}

function branch(name: string, value: Json): TemplateResult {
  const label = html`<bdi class="name">${visibleText(name)}</bdi>`;
  if (value === null || typeof value !== 'object') {
    const kind = value === null ? 'null' : isNumber(value) ? 'number' : typeof value;
    return html`<li>${label}: <bdi class=${kind}>${visibleText(writeJson(value))}</bdi></li>`;
  }
  const entries = entriesOf(value);
  return html`
    <li>
      <details open>
        <summary>${label} <span class="size">${texts.details.entries(entries.length)}</span></summary>
        ${
          entries.length === 0
            ? nothing
            : html`<ul>
                ${entries.map(([key, child]) => branch(key, child))}
              </ul>`
        }
      </details>
    </li>
  `;
}

function entriesOf(value: Json): readonly (readonly [string, Json])[] {
  return value !== null && typeof value === 'object'
    ? Object.entries(value).map(([key, child]) => [key, child ?? null])
    : [];
}
