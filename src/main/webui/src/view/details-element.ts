import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Activity } from '../activity/activity.js';
import { start, writePlace } from '../address/place.js';
import type { App } from '../app/app.js';
import type { DetailsState } from '../details/details.js';
import { visibleText } from '../format/visible-text.js';
import { icon } from '../icons/icon.js';
import { activityPath } from '../service/activities.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import './copy-button-element.js';
import { changeList, fieldList, timeline } from './details-parts.js';
import { detailsStyles } from './details-styles.js';
import { jsonTree, jsonTreeStyles } from './json-tree.js';
import { problemStrip, problemStripStyles } from './problem-strip.js';
import './proof-element.js';
import { valueButtonStyles } from './value-button.js';
import { Watching } from './watching.js';

/** Everything of one activity, beside the rows. The browser's own dialog keeps the focus within and gives it back. */
@customElement('eyewitness-details')
export class DetailsElement extends LitElement {
  static override styles = [baseStyles, problemStripStyles, valueButtonStyles, jsonTreeStyles, detailsStyles];

  @property({ attribute: false }) app!: App;
  @query('dialog') dialog!: HTMLDialogElement;

  readonly watching = new Watching(this, () => [this.app.details.state]);
  #pressedBeside = false;

  override render(): TemplateResult {
    const state = this.app.details.state.value;
    return html`
      <dialog
        aria-labelledby="heading"
        @close=${this.#closed}
        @pointerdown=${(event: PointerEvent) => (this.#pressedBeside = this.#isBeside(event))}
        @click=${this.#clicked}
        @keydown=${this.#key}
        @eyewitness-filter=${this.#filtered}
      >
        ${state.id === null ? nothing : this.#content(state)}
        <slot name="notice"></slot>
      </dialog>
    `;
  }

  override updated(): void {
    const wanted = this.app.details.state.value.id !== null;
    this.toggleAttribute('open', wanted);
    if (wanted && !this.dialog.open) {
      this.dialog.showModal();
    } else if (!wanted && this.dialog.open) {
      this.dialog.close();
    }
  }

  #content(state: DetailsState): TemplateResult {
    const { activity, problem } = state;
    return html`
      <button type="button" class="quiet close" aria-label=${texts.details.close} @click=${() => this.dialog.close()}>
        ${icon('x')}
      </button>
      <h2 id="heading">
        <bdi>${activity === null ? texts.details.heading : visibleText(activity.description)}</bdi>
      </h2>
      <div class="body">
        ${problem === null ? nothing : problemStrip(problem, () => this.app.details.retry())}
        ${activity === null ? this.#waiting(state) : this.#whole(activity, state)}
      </div>
    `;
  }

  #waiting({ problem }: DetailsState): TemplateResult | typeof nothing {
    return problem === null ? html`<p class="note" role="status">${texts.details.loading}</p>` : nothing;
  }

  #whole(activity: Activity, { session, more }: DetailsState): TemplateResult {
    const { metadata, changes } = activity;
    return html`
      <div>${outcome(activity)}</div>
      ${this.#copies(activity)}
      ${section(texts.proof.heading, html`<eyewitness-proof .app=${this.app} .activity=${activity}></eyewitness-proof>`)}
      ${fieldList(activity)}
      ${changes === null || changes.length === 0 ? nothing : section(texts.details.changes, changeList(changes))}
      ${metadata === null ? nothing : section(texts.details.metadata, jsonTree(metadata))}
      ${
        session === null
          ? nothing
          : section(
              texts.details.session,
              html`${timeline(session, activity.id, (other) => this.app.details.show(other))}
              ${more ? html`<p class="note">${texts.details.moreInSession}</p>` : nothing}`,
            )
      }
    `;
  }

  #copies(activity: Activity): TemplateResult {
    const { origin } = this.app.service;
    const permalink = `${origin}/admin-session-logs${writePlace({ ...start, activity: activity.id })}`;
    const path = activityPath(activity.id).replaceAll("'", '%27');
    const curl = `curl -H "Authorization: Bearer $TOKEN" '${origin}${path}'`;
    return html`
      <div class="choices">
        <eyewitness-copy-button label=${texts.details.copyLink} .value=${permalink}></eyewitness-copy-button>
        <eyewitness-copy-button label=${texts.details.copyJson} .value=${activity.stored}></eyewitness-copy-button>
        <eyewitness-copy-button label=${texts.details.copyCurl} .value=${curl}></eyewitness-copy-button>
      </div>
    `;
  }

  /** By Esc too, of which the address has not heard yet; the browser tells late, when it may be open again. */
  #closed(): void {
    if (!this.dialog.open && this.app.details.state.value.id !== null) {
      this.app.details.close();
    }
  }

  /** What the value finds is behind the details. */
  #filtered(): void {
    this.dialog.close();
  }

  /** Of a press that began or ended within, as where text is selected, the browser tells the same. */
  #clicked(event: MouseEvent): void {
    if (event.target === this.dialog && this.#pressedBeside && this.#isBeside(event)) {
      this.dialog.close();
    }
  }

  #isBeside({ clientX, clientY }: MouseEvent): boolean {
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
  }

  #key(event: KeyboardEvent): void {
    if ((event.key === 'j' || event.key === 'k') && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.app.details.step(event.key === 'j' ? 1 : -1);
    }
  }
}

function outcome({ success, failureReason }: Activity): TemplateResult {
  return html`
    <span class="outcome ${success ? '' : 'failed'}">
      ${icon(success ? 'check' : 'x')} ${success ? texts.table.succeeded : texts.table.failed}
    </span>
    ${failureReason === null ? nothing : html`<p class="reason"><bdi>${visibleText(failureReason)}</bdi></p>`}
  `;
}

function section(heading: string, content: TemplateResult): TemplateResult {
  return html`
    <section>
      <h3>${heading}</h3>
      ${content}
    </section>
  `;
}
