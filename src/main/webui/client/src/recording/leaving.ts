/** Who wants to know that the program or the page ends. */
export interface Leaver {
  /** Nothing else keeps the program running; what this starts does. */
  nothingElseToDo(): void;
  /** The program ends now: nothing that is begun will be finished. */
  programEnds(): void;
  /** The page is out of sight, and on a phone may never be seen again. */
  pageHidden(): void;
  /** @param forGood whether it cannot come back */
  pageLeft(forGood: boolean): void;
}

interface NodeProcess {
  on(event: 'beforeExit' | 'exit', listener: () => void): void;
  off(event: 'beforeExit' | 'exit', listener: () => void): void;
}

const leavers = new Set<Leaver>();
let stopListening = (): void => undefined;

/** Tells it, until `leave` is called with the same; however many there are, the program has one listener. */
export function tellLeaver(leaver: Leaver): void {
  if (leavers.size === 0) {
    stopListening = typeof document === 'undefined' ? listenToProcess() : listenToPage();
  }
  leavers.add(leaver);
}

export function forgetLeaver(leaver: Leaver): void {
  if (leavers.delete(leaver) && leavers.size === 0) {
    stopListening();
  }
}

function tellAll(tell: (leaver: Leaver) => void): void {
  for (const leaver of [...leavers]) {
    tell(leaver);
  }
}

function listenToProcess(): () => void {
  const { process } = globalThis as { process?: Partial<NodeProcess> };
  if (typeof process?.on !== 'function' || typeof process.off !== 'function') {
    return () => undefined;
  }
  const node = process as NodeProcess;
  const beforeExit = (): void => tellAll((leaver) => leaver.nothingElseToDo());
  const exit = (): void => tellAll((leaver) => leaver.programEnds());
  node.on('beforeExit', beforeExit);
  node.on('exit', exit);
  return () => {
    node.off('beforeExit', beforeExit);
    node.off('exit', exit);
  };
}

function listenToPage(): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener('pagehide', (event) => tellAll((leaver) => leaver.pageLeft(!event.persisted)), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') {
        tellAll((leaver) => leaver.pageHidden());
      }
    },
    { signal },
  );
  return () => listening.abort();
}
