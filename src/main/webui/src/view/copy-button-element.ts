import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../icons/icon.js';
import { writeIndentedJson } from '../json/exact-json.js';
import type { Json } from '../json/json.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';

/** Puts a text or JSON into the clipboard, which browsers give a page only over HTTPS or on the person's own machine. */
@customElement('eyewitness-copy-button')
export class CopyButtonElement extends LitElement {
  static override styles = baseStyles;

  @property({ attribute: false }) value: Json = '';
  @property() label = '';
  @state() private said: string | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value')) {
      this.said = null;
    }
  }

  override render(): TemplateResult | typeof nothing {
    return window.isSecureContext
      ? html`
          <button type="button" aria-live="polite" @click=${this.#copy}>
            ${icon(this.said === texts.empty.copied ? 'check' : 'copy')} ${this.said ?? this.label}
          </button>
        `
      : nothing;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(typeof this.value === 'string' ? this.value : writeIndentedJson(this.value));
      this.said = texts.empty.copied;
    } catch {
      // The person, or the page around, does not allow it.
      this.said = texts.details.notCopied;
    }
  }
}
