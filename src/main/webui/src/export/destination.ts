/** Where an export goes: as a file of that name it appears only when it is whole. */
export interface Destination {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** All has come: now there is a file. */
  finish(): Promise<void>;
  /** Not all has come: nothing is kept. */
  discard(): Promise<void>;
}

/** Asks the person where; null if they would rather not. */
export type PickDestination = (name: string) => Promise<Destination | null>;

interface FilePicking {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
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
  try {
    const handle = await browser.showSaveFilePicker({ suggestedName: name });
    // What is written goes to a file aside, which takes the place of the picked one when it is closed.
    const file = await handle.createWritable();
    return {
      write: (bytes) => file.write(bytes),
      finish: () => file.close(),
      discard: () => file.abort(),
    };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      return null;
    }
    throw error;
  }
}

function inMemory(name: string): Destination {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  return {
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
      return Promise.resolve();
    },
  };
}
