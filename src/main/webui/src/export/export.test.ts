// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { until } from '../../test/until.js';
import { Service } from '../service/service.js';
import { diskDestination, type Destination } from './destination.js';
import { Exporting, rowsInMemory, type ExportSurroundings } from './exporting.js';
import { RowCounter } from './row-counter.js';

const header = 'id,seq,metadata\r\n';
const rows = ['1,1,"{""a"":\n""b""}"\r\n', '2,2,\r\n'];

/** A file that is there only when it was finished. */
class LocalFile implements Destination {
  text = '';
  end: 'finished' | 'discarded' | null = null;

  write(bytes: Uint8Array): Promise<void> {
    this.text += new TextDecoder().decode(bytes);
    return Promise.resolve();
  }

  finish(): Promise<void> {
    this.end = 'finished';
    return Promise.resolve();
  }

  discard(): Promise<void> {
    this.end = 'discarded';
    return Promise.resolve();
  }
}

let service: LocalService;
let file: LocalFile;
let downloads: string[];

beforeEach(async () => {
  service = await LocalService.start();
  service.roles = ['activity:export'];
  service.exportPieces = [header, ...rows];
  file = new LocalFile();
  downloads = [];
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(service.origin);
});

afterEach(() => service.stop());

function exporting(differing: Partial<ExportSurroundings> = {}): Exporting {
  return new Exporting(new Service(service.origin), {
    disk: () => Promise.resolve(file),
    memory: () => Promise.reject(new Error('Not wanted')),
    download: (address) => downloads.push(address),
    ...differing,
  });
}

function counts(total: number): void {
  service.summaryAnswer = {
    status: 200,
    body: { interval: 'day', total, failed: 0, buckets: [], actions: [], admins: [] },
  };
}

describe('an export', () => {
  test('goes to the file as it comes, counted on the way', async () => {
    const exports = exporting();

    await exports.start('csv', 'action:login');

    expect(file).toMatchObject({ text: header + rows.join(''), end: 'finished' });
    expect(exports.state.value).toMatchObject({ phase: 'done', rows: 2, bytes: file.text.length });
    expect(exports.state.value.name).toMatch(/^activities-\d{8}T\d{6}Z\.csv$/);
    expect(service.requests).toEqual(['GET /api/v1/activities/export?format=csv&q=action%3Alogin']);
  });

  test('that breaks off leaves no file', async () => {
    service.breaksExport = true;
    const exports = exporting();

    await exports.start('csv', '');

    expect(file.end).toBe('discarded');
    expect(exports.state.value).toMatchObject({ phase: 'failed', problem: null });
  });

  test('that the service refuses is told in its words', async () => {
    service.roles = [];
    const exports = exporting();

    await exports.start('ndjson', '');

    expect(file).toMatchObject({ text: '', end: 'discarded' });
    expect(exports.state.value).toMatchObject({ phase: 'failed', problem: { title: 'Not Found' } });
  });

  test('that is cancelled leaves no file', async () => {
    const exports = exporting({
      disk: () => {
        file.write = () => {
          exports.cancel();
          return Promise.resolve();
        };
        return Promise.resolve(file);
      },
    });
    service.exportPieces = Array.from({ length: 2_000 }, () => rows[1]?.repeat(100) ?? '');

    await exports.start('csv', '');

    expect(file.end).toBe('discarded');
    expect(exports.state.value.phase).toBe('cancelled');
  });

  test('that the person does not want after all has not happened', async () => {
    const exports = exporting({ disk: () => Promise.resolve(null) });

    await exports.start('csv', '');

    expect(exports.state.value.phase).toBe('idle');
    expect(service.requests).toEqual([]);
  });

  test('of few goes through memory where the browser writes no files', async () => {
    counts(2);
    const exports = exporting({ disk: null, memory: () => Promise.resolve(file) });
    await exports.count('');
    expect(exports.state.value.expected).toBe(2);

    await exports.start('csv', '');

    expect(file.end).toBe('finished');
    expect(downloads).toEqual([]);
  });

  test.each([rowsInMemory + 1, null])('of %s is left to the browser there', async (total) => {
    const exports = exporting({ disk: null });
    if (total !== null) {
      counts(total);
      await exports.count('x');
    }

    await exports.start('ocsf', 'x');

    expect(downloads).toEqual([`${service.origin}/api/v1/activities/export?format=ocsf&q=x`]);
    expect(exports.state.value.phase).toBe('handed-over');
  });

  test('is not begun twice at once', async () => {
    const exports = exporting();

    await Promise.all([exports.start('csv', ''), until(exports.state, ({ phase }) => phase === 'running')]).then(() =>
      exports.forget(),
    );

    expect(exports.state.value.phase).toBe('idle');
    expect(service.requestsOf('GET /api/v1/activities/export')).toHaveLength(1);
  });
});

describe('rows are counted', () => {
  test('wherever the bytes are cut, and not by lines within a cell', () => {
    const bytes = new TextEncoder().encode(header + rows.join(''));
    for (let cut = 0; cut <= bytes.length; cut++) {
      const counter = new RowCounter('csv');
      counter.take(bytes.subarray(0, cut));
      counter.take(bytes.subarray(cut));
      expect(counter.rows).toBe(2);
    }
  });

  test('one a line where no line is within a value', () => {
    const counter = new RowCounter('ndjson');
    counter.take(new TextEncoder().encode('{"a":"\\""}\n{}\n'));

    expect(counter.rows).toBe(2);
  });
});

describe('a file on disk', () => {
  test('is written aside, and takes its place when all has come', async () => {
    const steps: string[] = [];
    const writable = {
      write: (bytes: Uint8Array) => Promise.resolve(void steps.push(`write ${bytes.length}`)),
      close: () => Promise.resolve(void steps.push('close')),
      abort: () => Promise.resolve(void steps.push('abort')),
    };
    const showSaveFilePicker = vi.fn(() => Promise.resolve({ createWritable: () => Promise.resolve(writable) }));

    const destination = await diskDestination({ showSaveFilePicker })?.('a.csv');
    await destination?.write(new Uint8Array(3));
    await destination?.finish();
    await destination?.discard();

    expect(showSaveFilePicker).toHaveBeenCalledWith({ suggestedName: 'a.csv' });
    expect(steps).toEqual(['write 3', 'close', 'abort']);
  });

  test('is none when the person closes the question, or the browser has none to ask', async () => {
    const showSaveFilePicker = (): Promise<never> => Promise.reject(new DOMException('closed', 'AbortError'));

    expect(await diskDestination({ showSaveFilePicker })?.('a.csv')).toBeNull();
    expect(diskDestination({})).toBeNull();
  });
});
