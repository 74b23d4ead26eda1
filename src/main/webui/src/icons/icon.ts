import { html, type TemplateResult } from 'lit';
import { iconShapes } from 'virtual:icon-shapes';
import type { InterfaceIcon } from './interface-icons.js';

const fallback: InterfaceIcon = 'activity';

/** One of the page's own icons; decoration only, so the text beside it has to say the same. */
export function icon(name: InterfaceIcon): TemplateResult {
  return drawing(name);
}

/** The icon of an action. A tenant names icons freely, so the name may be unknown or may be anything at all. */
export function actionIcon(name: string): TemplateResult {
  return drawing(iconShapes.has(name) ? name : fallback);
}

function drawing(name: string): TemplateResult {
  return html`<svg
    class="icon"
    data-icon=${name}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${iconShapes.get(name)}
  </svg>`;
}
