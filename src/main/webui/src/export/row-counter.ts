import type { ExportFormat } from './export-format.js';

const quotationMark = 0x22;
const lineFeed = 0x0a;

/** Counts the activities in the bytes of an export as they come: one a line, and in CSV not the header nor lines within a cell. */
export class RowCounter {
  #lines = 0;
  #quoted = false;

  constructor(private readonly format: ExportFormat) {}

  get rows(): number {
    return this.format === 'csv' ? Math.max(0, this.#lines - 1) : this.#lines;
  }

  take(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === quotationMark && this.format === 'csv') {
        // A quotation mark within a cell is doubled, and so ends and begins it.
        this.#quoted = !this.#quoted;
      } else if (byte === lineFeed && !this.#quoted) {
        this.#lines++;
      }
    }
  }
}
