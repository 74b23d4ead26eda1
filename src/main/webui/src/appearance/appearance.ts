import { Observable } from '../state/observable.js';
import type { Store } from '../storage/browser-storage.js';

export const appearances = ['system', 'light', 'dark'] as const;

export type AppearanceChoice = (typeof appearances)[number];

const key = 'appearance';

/** Whether the page is light or dark: as the system is, unless the person has chosen. */
export class Appearance {
  readonly state: Observable<{ readonly choice: AppearanceChoice }>;

  constructor(private readonly store: Store) {
    const kept = store.read(key);
    this.state = new Observable({ choice: appearances.find((choice) => choice === kept) ?? 'system' });
  }

  /** Where the browser does not keep it, it holds until the page is left. */
  choose(choice: AppearanceChoice): void {
    this.store.write(key, choice);
    this.state.change({ choice });
  }
}
