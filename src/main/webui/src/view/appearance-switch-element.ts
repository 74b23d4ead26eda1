import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { appearances, type Appearance, type AppearanceChoice } from '../appearance/appearance.js';
import { icon } from '../icons/icon.js';
import type { InterfaceIcon } from '../icons/interface-icons.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import { Watching } from './watching.js';

const icons: Record<AppearanceChoice, InterfaceIcon> = { system: 'sun-moon', light: 'sun', dark: 'moon' };

/** Light, dark, or as the system is. */
@customElement('eyewitness-appearance-switch')
export class AppearanceSwitchElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        display: flex;
        padding: 2px;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
      }

      button {
        min-block-size: 1.75rem;
        padding-inline: 0.4375rem;
        border: 0;
        background: none;
        color: var(--muted);
      }

      button[aria-pressed='true'] {
        background: var(--sunken);
        color: var(--text);
      }
    `,
  ];

  @property({ attribute: false }) appearance!: Appearance;

  readonly watching = new Watching(this, () => [this.appearance.state]);

  override render(): TemplateResult {
    const { choice } = this.appearance.state.value;
    return html`
      <div role="group" aria-label=${texts.appearance.label}>
        ${appearances.map(
          (each) => html`
            <button
              type="button"
              aria-pressed=${each === choice ? 'true' : 'false'}
              aria-label=${texts.appearance.choices[each]}
              title=${texts.appearance.choices[each]}
              @click=${() => this.appearance.choose(each)}
            >
              ${icon(icons[each])}
            </button>
          `,
        )}
      </div>
    `;
  }
}
