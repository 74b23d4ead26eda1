/** What a key does anywhere on the page; Esc belongs to what is open, which closes itself. */
export type Command = 'search' | 'next' | 'previous' | 'open' | 'help';

const commands: Readonly<Record<string, Command>> = {
  '/': 'search',
  j: 'next',
  k: 'previous',
  Enter: 'open',
  '?': 'help',
};

/** There every key is a part of what is being written or chosen. */
const writing = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** There Enter already does something. */
const pressed = 'button, a[href], summary, [role="button"], [role="slider"]';

/** Within these the page behind is out of reach. */
const apart = 'dialog, [role="dialog"]';

const occupied = `${writing}, ${apart}`;

/** Null for a key that means nothing, or means something else where it was pressed. */
export function commandOf(event: KeyboardEvent): Command | null {
  const command = Object.hasOwn(commands, event.key) ? (commands[event.key] ?? null) : null;
  return command === null || !isFree(event, command === 'open' ? `${occupied}, ${pressed}` : occupied) ? null : command;
}

/** Runs what one further key does. Answers a function that ends it. */
export function watchKey(target: EventTarget, key: string, run: () => void): () => void {
  const listener = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.key === key && isFree(event, occupied)) {
      event.preventDefault();
      run();
    }
  };
  target.addEventListener('keydown', listener);
  return () => target.removeEventListener('keydown', listener);
}

/** Whether the key was pressed alone, and nowhere where it means something of its own. */
function isFree(event: KeyboardEvent, elsewhere: string): boolean {
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
  const path = event.composedPath().filter((target) => target instanceof Element);
  return alone && !event.defaultPrevented && !event.isComposing && !path.some((element) => element.matches(elsewhere));
}

/** Runs the command of each key that is pressed; one that could be run is kept from the browser. Answers a function that ends it. */
export function watchKeys(target: EventTarget, run: (command: Command) => boolean): () => void {
  const listener = (event: Event): void => {
    const command = event instanceof KeyboardEvent ? commandOf(event) : null;
    if (command !== null && run(command)) {
      event.preventDefault();
    }
  };
  target.addEventListener('keydown', listener);
  return () => target.removeEventListener('keydown', listener);
}
