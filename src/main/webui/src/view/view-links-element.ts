import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Address } from '../address/address.js';
import { views, type View } from '../address/place.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import { Watching } from './watching.js';

/** The ways to the views of the page: real links, which can be opened elsewhere too. */
@customElement('eyewitness-view-links')
export class ViewLinksElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      nav {
        display: flex;
        gap: 0.25rem;
      }

      a {
        padding: 0.375rem 0.75rem;
        border-radius: var(--radius-small);
        color: var(--muted);
        font-size: 0.875rem;
        font-weight: 500;
        text-decoration: none;
      }

      a:hover,
      a[aria-current='page'] {
        background: var(--sunken);
        color: var(--text);
      }
    `,
  ];

  @property({ attribute: false }) address!: Address;

  readonly watching = new Watching(this, () => [this.address.state]);

  override render(): TemplateResult {
    const current = this.address.state.value.view;
    return html`
      <nav aria-label=${texts.views.label}>
        ${views.map(
          (view) => html`
            <a
              href=${this.address.linkTo({ view, activity: null }) || '?'}
              aria-current=${view === current ? 'page' : 'false'}
              @click=${(event: MouseEvent) => this.#go(event, view)}
              >${texts.views[view]}</a
            >
          `,
        )}
      </nav>
    `;
  }

  /** With a modifier the browser opens the link its own way. */
  #go(event: MouseEvent, view: View): void {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.address.go({ view, activity: null });
    }
  }
}
