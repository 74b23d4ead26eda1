import { unsafeCSS } from 'lit';
import uPlot from 'uplot';
import sheet from 'uplot/dist/uPlot.min.css?inline';
import { bucketEnd } from '../finding/bucket-time.js';
import { clockTime, monthDay } from '../format/exact-time.js';
import type { Summary } from '../service/summary.js';

export const chartStyles = unsafeCSS(sheet);

export interface ChartColours {
  readonly total: string;
  readonly failed: string;
  readonly text: string;
  readonly line: string;
}

const height = 112;

/** Beside the bars is room for a few digits. */
const shortNumber = new Intl.NumberFormat('en', { notation: 'compact' });

const hatchSize = 6;

/** Bars over time, drawn on a canvas; the person can drag across them. */
export class HistogramChart {
  readonly #plot: uPlot;
  #summary: Summary;

  constructor(
    into: HTMLElement,
    width: number,
    summary: Summary,
    colours: ChartColours,
    chosen: (from: Date, to: Date) => void,
  ) {
    this.#summary = summary;
    const hatch = hatched(colours.failed);
    const bars = uPlot.paths.bars?.({ size: [0.9, Infinity], align: 1 });
    const axis = { stroke: colours.text, grid: { stroke: colours.line, width: 1 }, ticks: { show: false } };
    this.#plot = new uPlot(
      {
        width,
        height,
        legend: { show: false },
        padding: [8, 20, 0, 0],
        cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
        scales: { x: { range: () => span(this.#summary) }, y: { range: (_, __, most) => [0, Math.max(most, 1)] } },
        axes: [
          { ...axis, grid: { show: false }, size: 28, space: 72, values: (_, times) => times.map(timeLabel) },
          {
            ...axis,
            size: 44,
            splits: (_, __, ___, most) => [0, Math.ceil(most / 2), Math.ceil(most)],
            values: (_, counts) => counts.map((count) => shortNumber.format(count)),
          },
        ],
        series: [
          {},
          { fill: colours.total, width: 0, points: { show: false }, ...(bars ? { paths: bars } : {}) },
          {
            fill: () => hatch,
            stroke: colours.failed,
            width: 1,
            points: { show: false },
            ...(bars ? { paths: bars } : {}),
          },
        ],
        hooks: {
          setSelect: [
            (plot) => {
              const { left, width: selected } = plot.select;
              if (selected > 0) {
                chosen(this.#timeAt(left), this.#timeAt(left + selected));
              }
            },
          ],
        },
      },
      dataOf(summary),
      into,
    );
  }

  /** The same picture with newer counts: what is being dragged stays. */
  show(summary: Summary): void {
    this.#summary = summary;
    this.#plot.setData(dataOf(summary));
  }

  resize(width: number): void {
    this.#plot.setSize({ width, height });
  }

  /** Marks a range without choosing it. */
  mark(from: Date, to: Date): void {
    const left = this.#plot.valToPos(seconds(from), 'x');
    const width = this.#plot.valToPos(seconds(to), 'x') - left;
    this.#plot.setSelect({ left, width, top: 0, height: this.#plot.over.clientHeight }, false);
  }

  unmark(): void {
    this.#plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #timeAt(position: number): Date {
    return new Date(this.#plot.posToVal(position, 'x') * 1_000);
  }
}

function dataOf({ buckets }: Summary): uPlot.AlignedData {
  return [
    buckets.map(({ start }) => seconds(start)),
    buckets.map(({ total }) => total),
    buckets.map(({ failed }) => (failed === 0 ? null : failed)),
  ];
}

/** On the day's first moment the day, at any other the time. */
function timeLabel(second: number): string {
  const time = new Date(second * 1_000);
  const clock = clockTime(time);
  if (!clock.endsWith(':00')) {
    return clock;
  }
  return clock === '00:00:00' ? monthDay(time, new Date()) : clock.slice(0, -':00'.length);
}

function span(summary: Summary): [number, number] {
  const first = summary.buckets[0]?.start ?? new Date(0);
  return [seconds(first), seconds(bucketEnd(summary, summary.buckets.length - 1))];
}

function seconds(time: Date): number {
  return time.getTime() / 1_000;
}

/** Stripes tell failures from the rest where colours do not. */
function hatched(colour: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = hatchSize;
  tile.height = hatchSize;
  const pen = tile.getContext('2d');
  if (pen === null) {
    return colour;
  }
  pen.strokeStyle = colour;
  pen.lineWidth = 3;
  pen.beginPath();
  for (const shift of [-hatchSize, 0, hatchSize]) {
    pen.moveTo(shift, hatchSize);
    pen.lineTo(shift + hatchSize, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, 'repeat') ?? colour;
}
