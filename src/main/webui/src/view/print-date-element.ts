import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { exactLocal } from '../format/exact-time.js';
import { texts } from '../texts.js';
import { Ticking } from './ticking.js';

/** When it is, for paper, which shows it ever after. */
@customElement('eyewitness-print-date')
export class PrintDateElement extends LitElement {
  readonly ticking = new Ticking(this);

  override render(): TemplateResult {
    return html`<span>${texts.printedAt(exactLocal(new Date()))}</span>`;
  }
}
