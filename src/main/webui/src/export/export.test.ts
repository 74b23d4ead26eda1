// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { until } from '../../test/until.js';
import { Service } from '../service/service.js';
import { diskDestination, type Destination, type Left } from './destination.js';
import { Exporting, rowsInMemory, type ExportSurroundings } from './exporting.js';
import { texts } from '../texts.js';
import { RowCounter } from './row-counter.js';

const header = 'id,seq,metadata\r\n';
const rows = ['1,1,"{""a"":\n""b""}"\r\n', '2,2,\r\n'];

/** A file that is there only when it was finished. */
class LocalFile implements Destination {
  name = 'as-wished.csv';
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

  discard(): Promise<Left> {
    this.end = 'discarded';
    return Promise.resolve('removed');
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
    let wanted = '';
    const exports = exporting({
      disk: (name) => {
        wanted = name;
        return Promise.resolve(file);
      },
    });

    await exports.start('csv', 'action:login');

    expect(file).toMatchObject({ text: header + rows.join(''), end: 'finished' });
    expect(exports.state.value).toMatchObject({ phase: 'done', rows: 2, bytes: file.text.length });
    expect(exports.state.value.name).toBe('as-wished.csv');
    expect(wanted).toMatch(/^activities-\d{8}T\d{6}Z\.csv$/);
    expect(service.requests).toEqual(['GET /api/v1/activities/export?format=csv&q=action%3Alogin']);
  });

  test('that breaks off leaves no file', async () => {
    service.breaksExport = true;
    const exports = exporting();

    await exports.start('csv', '');

    expect(file.end).toBe('discarded');
    expect(exports.state.value).toMatchObject({ phase: 'failed', problem: null, left: 'removed' });
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
    expect(exports.state.value).toMatchObject({ phase: 'cancelled', left: 'removed' });
  });

  test('that is cancelled when its last piece has come leaves no file either', async () => {
    const exports = exporting();
    service.exportPieces = [header];
    file.write = () => {
      exports.cancel();
      return Promise.resolve();
    };

    await exports.start('csv', '');

    expect(file.end).toBe('discarded');
    expect(exports.state.value.phase).toBe('cancelled');
  });

  test('that the browser lets nobody write is not told as a fault of the service', async () => {
    const exports = exporting({ disk: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });

    await exports.start('csv', '');

    expect(exports.state.value).toMatchObject({ phase: 'failed', problem: texts.export.notWritable, left: 'nothing' });
    expect(service.requests).toEqual([]);
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
  let steps: string[];

  async function picked(further: object): Promise<Destination | null> {
    steps = [];
    const writable = {
      write: (bytes: Uint8Array) => Promise.resolve(void steps.push(`write ${bytes.length}`)),
      close: () => Promise.resolve(void steps.push('close')),
      abort: () => Promise.resolve(void steps.push('abort')),
    };
    const handle = { name: 'b.csv', createWritable: () => Promise.resolve(writable), ...further };
    const showSaveFilePicker = ({ suggestedName }: { suggestedName: string }): Promise<object> => {
      steps.push(suggestedName);
      return Promise.resolve(handle);
    };
    return (await diskDestination({ showSaveFilePicker })?.('a.csv')) ?? null;
  }

  test('is written aside, and takes its place when all has come', async () => {
    const destination = await picked({});
    await destination?.write(new Uint8Array(3));
    await destination?.finish();

    expect(destination?.name).toBe('b.csv');
    expect(steps).toEqual(['a.csv', 'write 3', 'close']);
  });

  test('is removed when not all has come', async () => {
    const destination = await picked({ remove: () => Promise.resolve(void steps.push('remove')) });

    expect(await destination?.discard()).toBe('removed');
    expect(steps).toEqual(['a.csv', 'abort', 'remove']);
  });

  test.each([
    ['does not know how', undefined],
    ['does not allow it', () => Promise.reject(new DOMException('no', 'NotAllowedError'))],
  ])('is said to be left where the browser %s', async (_, remove) => {
    const destination = await picked({ remove });

    expect(await destination?.discard()).toBe('empty-file');
  });

  test('is none when the person closes the question, or the browser has none to ask', async () => {
    const showSaveFilePicker = (): Promise<never> => Promise.reject(new DOMException('closed', 'AbortError'));

    expect(await diskDestination({ showSaveFilePicker })?.('a.csv')).toBeNull();
    expect(diskDestination({})).toBeNull();
  });
});
