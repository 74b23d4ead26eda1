/**
 * What is left of an export that has not come whole: nothing, for nothing was there yet; no file, for the one that was picked, which the
 * browser empties at once, was removed again; or that file, empty.
 */
export type Left = 'nothing' | 'removed' | 'empty-file';

/** Where an export goes: only when it is whole is there a file with anything in it. */
export interface Destination {
  /** What the file is called, as the person wanted it. */
  readonly name: string;
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** All has come: now there is a file. */
  finish(): Promise<void>;
  /** Not all has come: nothing of it is kept. */
  discard(): Promise<Left>;
}

/** Asks the person where; null if they would rather not. */
export type PickDestination = (name: string) => Promise<Destination | null>;

/** Some browsers write files but do not remove them. */
interface PickedFile extends FileSystemFileHandle {
  remove?(): Promise<void>;
}

interface FilePicking {
  showSaveFilePicker(options: { suggestedName: string }): Promise<PickedFile>;
}

/** A file on disk, however large, where the browser can write one; null where it cannot. */
export function diskDestination(browser: object = window): PickDestination | null {
  return canPickFiles(browser) ? (name) => pickOnDisk(browser, name) : null;
}

/** The page's memory until all has come, then an ordinary download. */
export const memoryDestination: PickDestination = (name) => Promise.resolve(inMemory(name));

/** Lets the browser fetch that address to a file, as with any link to one. */
export function download(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

function canPickFiles(browser: object): browser is FilePicking {
  return 'showSaveFilePicker' in browser && typeof browser.showSaveFilePicker === 'function';
}

async function pickOnDisk(browser: FilePicking, name: string): Promise<Destination | null> {
  const handle = await picked(browser, name);
  return handle === null ? null : onDisk(handle);
}

async function picked(browser: FilePicking, suggestedName: string): Promise<PickedFile | null> {
  try {
    return await browser.showSaveFilePicker({ suggestedName });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      return null;
    }
    throw error;
  }
}

async function onDisk(handle: PickedFile): Promise<Destination> {
  // What is written goes to a file aside, which takes the place of the picked one when it is closed.
  const file = await handle.createWritable();
  return {
    name: handle.name,
    write: (bytes) => file.write(bytes),
    finish: () => file.close(),
    discard: async () => {
      try {
        await file.abort();
        await handle.remove?.();
      } catch {
        // The person, or the system, does not allow it: the file stays, and is told of.
        return 'empty-file';
      }
      return handle.remove === undefined ? 'empty-file' : 'removed';
    },
  };
}

function inMemory(name: string): Destination {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  return {
    name,
    write: (bytes) => {
      parts.push(bytes);
      return Promise.resolve();
    },
    finish: () => {
      const address = URL.createObjectURL(new Blob(parts));
      download(address, name);
      // The download has begun when the page next has time.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      return Promise.resolve();
    },
    discard: () => {
      parts.length = 0;
      return Promise.resolve('nothing');
    },
  };
}
