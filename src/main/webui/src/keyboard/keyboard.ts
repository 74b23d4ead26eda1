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

/** Null for a key that means nothing, or means something else where it was pressed. */
export function commandOf(event: KeyboardEvent): Command | null {
  const command = Object.hasOwn(commands, event.key) ? (commands[event.key] ?? null) : null;
  if (
    command === null ||
    event.defaultPrevented ||
    event.isComposing ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  ) {
    return null;
  }
  const path = event.composedPath().filter((target) => target instanceof Element);
  const within = (selector: string): boolean => path.some((element) => element.matches(selector));
  return within(writing) || within(apart) || (command === 'open' && within(pressed)) ? null : command;
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
