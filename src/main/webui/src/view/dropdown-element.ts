import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { icon } from '../icons/icon.js';
import { baseStyles } from './base-styles.js';

/** A button that shows and hides what is put into it; whoever puts it there draws it only while it is open. */
@customElement('eyewitness-dropdown')
export class DropdownElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: inline-block;
        min-inline-size: 0;
      }

      button {
        inline-size: 100%;
        justify-content: space-between;
        border-color: var(--line-strong);
        font-weight: 400;
      }

      :host([active]) button {
        border-color: var(--accent);
        background: color-mix(in oklab, var(--accent) 10%, var(--card));
        font-weight: 600;
      }

      button > span {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .panel {
        position: absolute;
        inset-block-start: calc(100% + 0.25rem);
        inset-inline-start: 0;
        z-index: 5;
        inline-size: max-content;
        max-inline-size: min(24rem, calc(100vw - 1.5rem));
        max-block-size: min(32rem, 75dvh);
        padding: 0.875rem;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--card);
        box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
        font-size: 0.875rem;
      }

      :host([side='end']) .panel {
        inset-inline: auto 0;
      }

      /* On a narrow screen there is no room beside a button: the panel comes from below. */
      @media (max-width: 40rem) {
        .panel,
        :host([side='end']) .panel {
          position: fixed;
          inset: auto 0 0;
          inline-size: auto;
          max-inline-size: none;
          border-end-start-radius: 0;
          border-end-end-radius: 0;
        }
      }
    `,
  ];

  @property() label = '';
  /** What the panel is called, where it is more than the label says. */
  @property() heading = '';
  @property({ type: Boolean }) open = false;
  /** Whether something is chosen in it. */
  @property({ type: Boolean, reflect: true }) active = false;
  @query('button') button!: HTMLButtonElement;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#pressedAnywhere);
    this.#heedKeys();
    this.addEventListener('focusout', this.#left);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#pressedAnywhere);
    document.removeEventListener('keydown', this.#keyPressed);
    this.removeEventListener('focusout', this.#left);
  }

  override updated(): void {
    this.#heedKeys();
  }

  /** Wherever they are pressed: what had the focus in it may be gone. */
  #heedKeys(): void {
    if (this.open) {
      document.addEventListener('keydown', this.#keyPressed);
    } else {
      document.removeEventListener('keydown', this.#keyPressed);
    }
  }

  override render(): TemplateResult {
    return html`
      <button type="button" aria-expanded=${this.open ? 'true' : 'false'} aria-controls="panel" @click=${this.#toggle}>
        <span><slot name="icon"></slot>${this.label}</span>${icon('chevron-down')}
      </button>
      <div id="panel" class="panel" role="group" aria-label=${this.heading || this.label} ?hidden=${!this.open}>
        <slot></slot>
      </div>
    `;
  }

  /** Closes, and leaves the person at the button. */
  close(): void {
    this.#turn(false);
    this.button.focus();
  }

  #toggle(): void {
    this.#turn(!this.open);
  }

  #turn(open: boolean): void {
    if (open !== this.open) {
      this.open = open;
      this.dispatchEvent(new CustomEvent<boolean>('eyewitness-turned', { detail: open }));
    }
  }

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      this.close();
    }
  };

  readonly #pressedAnywhere = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this)) {
      this.#turn(false);
    }
  };

  readonly #left = (event: FocusEvent): void => {
    // A press on what takes no focus leaves it nowhere: that is no leaving.
    if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) {
      this.#turn(false);
    }
  };
}
