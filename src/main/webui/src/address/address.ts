import { Observable } from '../state/observable.js';
import type { AddressBar } from './address-bar.js';
import { readPlace, writePlace, type Place } from './place.js';

/** What a person looks at, kept in the address, so that a link leads others to the same and the back button to what was before. */
export class Address {
  readonly state: Observable<Place>;
  #end: (() => void) | undefined;

  constructor(private readonly bar: AddressBar) {
    this.state = new Observable(readPlace(bar.read()));
  }

  open(): void {
    this.#end ??= this.bar.watch(() => this.#arrive(readPlace(this.bar.read())));
  }

  close(): void {
    this.#end?.();
    this.#end = undefined;
  }

  /** A step that the person may want to take back. */
  go(changes: Partial<Place>): void {
    this.#write(changes, (search) => this.bar.push(search));
  }

  /** A small change on the way, such as each pause while typing. */
  amend(changes: Partial<Place>): void {
    this.#write(changes, (search) => this.bar.replace(search));
  }

  /** The link that leads to the present place with these changes. */
  linkTo(changes: Partial<Place>): string {
    return writePlace({ ...this.state.value, ...changes }, this.bar.read());
  }

  #write(changes: Partial<Place>, write: (search: string) => void): void {
    const place = { ...this.state.value, ...changes };
    if (differs(place, this.state.value)) {
      write(writePlace(place, this.bar.read()));
      this.state.change(place);
    }
  }

  #arrive(place: Place): void {
    if (differs(place, this.state.value)) {
      this.state.change(place);
    }
  }
}

function differs(one: Place, other: Place): boolean {
  return writePlace(one) !== writePlace(other);
}
