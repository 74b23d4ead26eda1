import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { bucketAt, bucketEnd } from '../finding/bucket-time.js';
import { dayAndTime } from '../query/words.js';
import type { Summary } from '../service/summary.js';
import { texts } from '../texts.js';
import { baseStyles } from './base-styles.js';
import type { ChartColours, HistogramChart } from './histogram-chart.js';

export interface ChosenTime {
  readonly from: Date;
  readonly to: Date;
}

/** How much there was when, with all and with what failed; a range is chosen by dragging or with the keys. */
@customElement('eyewitness-histogram')
export class HistogramElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }

      .chart {
        min-block-size: 7rem;
        border-radius: var(--radius-small);
        cursor: crosshair;
      }

      .u-select {
        border-inline: 1px solid var(--accent);
        background: color-mix(in oklab, var(--accent) 22%, transparent);
      }

      .ink {
        display: none;
      }

      .total {
        color: color-mix(in oklab, var(--accent) 55%, var(--card));
      }

      .failed {
        color: var(--bad);
      }

      .text {
        color: var(--muted);
      }

      .line {
        color: var(--line);
      }
    `,
  ];

  @property({ attribute: false }) summary!: Summary;
  /** Changes when the colours do. */
  @property() appearance = '';
  @query('.canvas') canvas!: HTMLElement;
  @state() private at = 0;
  /** Where the range began that is being chosen with the keys. */
  @state() private anchor: number | null = null;
  #chart: HistogramChart | null = null;
  readonly #resized = new ResizeObserver(() => this.#chart?.resize(this.canvas.clientWidth));
  readonly #systemColours = window.matchMedia('(prefers-color-scheme: dark)');

  override connectedCallback(): void {
    super.connectedCallback();
    this.#systemColours.addEventListener('change', this.#redraw);
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#systemColours.removeEventListener('change', this.#redraw);
    this.#resized.disconnect();
    this.#forgetChart();
  }

  override render(): TemplateResult {
    const last = this.summary.buckets.length - 1;
    return html`
      <div
        class="chart"
        role="slider"
        tabindex="0"
        aria-label=${texts.overview.chart}
        aria-describedby="hint"
        aria-valuemin="0"
        aria-valuemax=${last}
        aria-valuenow=${Math.min(this.at, last)}
        aria-valuetext=${this.#words()}
        title=${texts.overview.chartHint}
        @keydown=${this.#keyPressed}
        @blur=${this.#giveUp}
      >
        <div class="canvas"></div>
      </div>
      <p class="spoken" id="hint">${texts.overview.chartHint}</p>
      ${['total', 'failed', 'text', 'line'].map((ink) => html`<span class="ink ${ink}"></span>`)}
    `;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('summary')) {
      this.at = Math.min(this.at, this.summary.buckets.length - 1);
    }
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.#chart === null || changed.has('appearance')) {
      void this.#draw();
    } else if (changed.has('summary')) {
      this.#chart.show(this.summary);
    } else if (this.anchor !== null) {
      this.#chart.mark(...this.#range());
    }
  }

  async #draw(): Promise<void> {
    // What draws is a large part of the page's code, for which the rows do not wait.
    const { HistogramChart, chartStyles } = await import('./histogram-chart.js');
    if (!this.isConnected) {
      return;
    }
    const root = this.renderRoot as ShadowRoot;
    if (chartStyles.styleSheet !== undefined && !root.adoptedStyleSheets.includes(chartStyles.styleSheet)) {
      root.adoptedStyleSheets = [chartStyles.styleSheet, ...root.adoptedStyleSheets];
    }
    this.#forgetChart();
    this.#chart = new HistogramChart(this.canvas, this.canvas.clientWidth, this.summary, this.#colours(), (from, to) =>
      this.#choose(bucketAt(this.summary, from), bucketAt(this.summary, to)),
    );
  }

  readonly #redraw = (): void => void this.#draw();

  #forgetChart(): void {
    this.#chart?.destroy();
    this.#chart = null;
  }

  /** A canvas knows no variables: it is told what the browser has made of them. */
  #colours(): ChartColours {
    const ink = (name: string): string => {
      const probe = this.renderRoot.querySelector(`.ink.${name}`);
      return probe === null ? '' : getComputedStyle(probe).color;
    };
    return { total: ink('total'), failed: ink('failed'), text: ink('text'), line: ink('line') };
  }

  #words(): string {
    if (this.anchor !== null) {
      const [from, to] = this.#range();
      return texts.overview.range(dayAndTime(from), dayAndTime(to));
    }
    const bucket = this.summary.buckets[this.at];
    return bucket === undefined ? '' : texts.overview.bar(dayAndTime(bucket.start), bucket.total, bucket.failed);
  }

  #range(): [Date, Date] {
    const [first, last] = [this.at, this.anchor ?? this.at].toSorted((a, b) => a - b);
    return [this.summary.buckets[first ?? 0]?.start ?? new Date(0), bucketEnd(this.summary, last ?? 0)];
  }

  #keyPressed(event: KeyboardEvent): void {
    const last = this.summary.buckets.length - 1;
    switch (event.key) {
      case 'ArrowLeft':
      case 'ArrowDown':
        this.#moveTo(this.at - 1, event.shiftKey);
        break;
      case 'ArrowRight':
      case 'ArrowUp':
        this.#moveTo(this.at + 1, event.shiftKey);
        break;
      case 'Home':
        this.#moveTo(0, event.shiftKey);
        break;
      case 'End':
        this.#moveTo(last, event.shiftKey);
        break;
      case 'Enter':
        this.#choose(this.at, this.anchor ?? this.at);
        break;
      case 'Escape':
        if (this.anchor === null) {
          return;
        }
        this.#giveUp();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #moveTo(index: number, choosing: boolean): void {
    this.anchor = choosing ? (this.anchor ?? this.at) : null;
    this.at = Math.max(0, Math.min(index, this.summary.buckets.length - 1));
    const [from, to] = this.#range();
    this.#chart?.mark(from, to);
  }

  #choose(one: number, other: number): void {
    this.at = one;
    this.anchor = other;
    const [from, to] = this.#range();
    this.anchor = null;
    this.dispatchEvent(new CustomEvent<ChosenTime>('eyewitness-time', { detail: { from, to } }));
  }

  #giveUp(): void {
    this.anchor = null;
    this.#chart?.unmark();
  }
}
