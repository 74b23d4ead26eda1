import { css, html, type TemplateResult } from 'lit';
import { texts } from '../texts.js';
import type { Field } from '../query/field.js';
import { writeTerm } from '../query/write-term.js';
import { FilterEvent } from './filter-event.js';

export const valueButtonStyles = css`
  button.value {
    display: block;
    justify-content: start;
    min-block-size: 0;
    max-inline-size: 100%;
    padding: 0;
    border: 0;
    border-radius: 0.1875rem;
    background: none;
    font: inherit;
    text-align: start;
    white-space: normal;
    text-decoration: underline transparent;
    text-underline-offset: 0.1875rem;
    cursor: pointer;
  }

  button.value:hover:not(:disabled),
  button.value:focus-visible {
    background: none;
    text-decoration-color: currentColor;
  }
`;

/** A value of an activity; pressed, only what has the same is shown. */
export function valueButton(field: Field, value: string, name: string, content: unknown): TemplateResult {
  const press = (event: Event): void => {
    event.stopPropagation();
    event.currentTarget?.dispatchEvent(new FilterEvent(writeTerm(field, [value])));
  };
  return html`<button type="button" class="value" title=${texts.live.only(name)} @click=${press}>${content}</button>`;
}
