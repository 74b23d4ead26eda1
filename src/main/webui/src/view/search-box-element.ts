import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import { completed, completionAt, type Completion, type Suggestion } from '../query/completion.js';
import { mended, type QueryFault } from '../query/query-fault.js';
import { trimmed } from '../query/scanner.js';
import { queryInWords } from '../query/words.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import { faultNote, faultNoteStyles } from './fault-note.js';
import { searchBoxStyles } from './search-box-styles.js';
import { Watching } from './watching.js';

/** Long enough to finish a word, short enough to feel like an answer. */
const typingPauseMs = 300;

/** The query as it is typed, completed on the way, with what the service says against it. */
@customElement('eyewitness-search-box')
export class SearchBoxElement extends LitElement {
  static override styles = [baseStyles, searchBoxStyles, faultNoteStyles];

  @property({ attribute: false }) app!: App;
  @query('input') field!: HTMLInputElement;
  @state() private completion: Completion | null = null;
  @state() private chosen = -1;
  @state() private writing = false;

  readonly watching = new Watching(this, () => [this.app.address.state, this.app.search.state]);
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** What is typed has become a step of its own, which the rest of it refines. */
  #stepped = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    this.#typing = undefined;
  }

  override focus(): void {
    this.field.focus();
    this.field.select();
  }

  override render(): TemplateResult {
    const fault = this.#shownFault();
    const suggestions = this.completion?.suggestions ?? [];
    return html`
      <div class="search">
        ${icon('search')}
        <label class="spoken" for="search">${texts.filter.search}</label>
        <input
          id="search"
          type="text"
          role="combobox"
          enterkeyhint="search"
          aria-autocomplete="list"
          aria-expanded=${this.completion === null ? 'false' : 'true'}
          aria-controls="suggestions"
          aria-activedescendant=${this.chosen < 0 ? nothing : `suggestion-${this.chosen}`}
          aria-invalid=${fault === null ? 'false' : 'true'}
          aria-describedby="fault"
          placeholder=${texts.filter.searchHint}
          maxlength="4096"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          @input=${this.#typed}
          @keydown=${this.#keyPressed}
          @focus=${this.#entered}
          @blur=${this.#left}
        />
        <ul id="suggestions" role="listbox" aria-label=${texts.search.suggestions} ?hidden=${this.completion === null}>
          ${suggestions.map((suggestion, index) => this.#option(suggestion, index))}
        </ul>
        <span class="spoken" role="status">
          ${suggestions.length === 0 ? nothing : texts.search.count(suggestions.length)}
        </span>
      </div>
      <div id="fault" role="status">${fault === null ? nothing : this.#fault(fault)}</div>
    `;
  }

  /** The field follows when the query was changed elsewhere, but never while the person types. */
  override updated(): void {
    const { q } = this.app.address.state.value;
    if (this.#typing === undefined && trimmed(this.field.value) !== q) {
      this.#stepped = false;
      this.field.value = q;
      this.completion = null;
    }
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }

  #option(suggestion: Suggestion, index: number): TemplateResult {
    return html`
      <li
        id="suggestion-${index}"
        role="option"
        aria-selected=${index === this.chosen ? 'true' : 'false'}
        @pointerdown=${(event: PointerEvent) => event.preventDefault()}
        @click=${() => this.#accept(suggestion)}
      >
        <bdi>${visibleText(suggestion.written)}</bdi>
        ${suggestion.label === '' ? nothing : html`<bdi class="label">${visibleText(suggestion.label)}</bdi>`}
      </li>
    `;
  }

  #fault(fault: QueryFault): TemplateResult {
    const shown = queryInWords(this.app.search.state.value.accepted ?? '', (code) => this.app.labelOf(code));
    return faultNote(fault, shown, () => this.#mend(fault));
  }

  /** Who is still writing has not forgotten what is missing at the end. */
  #shownFault(): QueryFault | null {
    const { fault } = this.app.search.state.value;
    return fault !== null && this.writing && fault.at >= fault.query.length ? null : fault;
  }

  #mend(fault: QueryFault): void {
    const query = mended(fault);
    if (query !== null) {
      this.field.value = query;
      this.#apply();
      this.field.focus();
    }
  }

  #typed(): void {
    this.writing = true;
    this.#complete();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#typing = undefined;
      this.#look();
    }, typingPauseMs);
  }

  /** The way back leads to what was before the typing, not to its pauses. */
  #look(): void {
    const { address } = this.app;
    const q = trimmed(this.field.value);
    if (q !== address.state.value.q) {
      const stepped = this.#stepped;
      this.#stepped = true;
      if (stepped) {
        address.amend({ q });
      } else {
        address.go({ q });
      }
    }
  }

  #complete(): void {
    this.chosen = -1;
    this.completion = completionAt(
      this.field.value,
      this.field.selectionStart ?? this.field.value.length,
      this.app.vocabulary(),
    );
  }

  #keyPressed(event: KeyboardEvent): void {
    if (!event.isComposing && this.#handles(event.key, event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** Whether the key did something here, so that nothing else is to be done with it. */
  #handles(key: string, shift: boolean): boolean {
    const suggestion = this.completion?.suggestions[this.chosen];
    switch (key) {
      case 'ArrowDown':
        this.#move(1);
        return true;
      case 'ArrowUp':
        this.#move(-1);
        return true;
      case 'Enter':
        if (suggestion === undefined) {
          this.#apply();
        } else {
          this.#accept(suggestion);
        }
        return true;
      case 'Tab':
        if (suggestion === undefined || shift) {
          return false;
        }
        this.#accept(suggestion);
        return true;
      case 'Escape':
        return this.#escape();
      default:
        return false;
    }
  }

  #move(step: 1 | -1): void {
    if (this.completion === null) {
      this.#complete();
    }
    const count = this.completion?.suggestions.length ?? 0;
    // Beyond both ends is the field itself, with nothing chosen.
    this.chosen = count === 0 ? -1 : ((this.chosen + 1 + step + count + 1) % (count + 1)) - 1;
  }

  #accept(suggestion: Suggestion): void {
    if (this.completion !== null) {
      const { query, caret } = completed(this.field.value, this.completion, suggestion);
      this.field.value = query;
      this.field.setSelectionRange(caret, caret);
      this.#typed();
      if (suggestion.complete) {
        this.#apply();
      }
    }
  }

  #escape(): boolean {
    if (this.completion === null) {
      this.field.blur();
    }
    this.completion = null;
    this.chosen = -1;
    return true;
  }

  #apply(): void {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.writing = false;
    this.completion = null;
    this.chosen = -1;
    this.#look();
    this.#stepped = false;
  }

  #entered(): void {
    this.writing = false;
  }

  #left(): void {
    if (this.#typing !== undefined) {
      this.#apply();
    }
    this.#stepped = false;
    this.writing = false;
    this.completion = null;
    this.chosen = -1;
  }
}
