/** A value that can be watched. */
export class Observable<Value extends object> {
  readonly #watchers = new Set<() => void>();

  constructor(private current: Value) {}

  get value(): Value {
    return this.current;
  }

  /** Changes some of the value's fields and tells who watches. */
  change(changes: Partial<Value>): void {
    this.current = { ...this.current, ...changes };
    for (const watcher of [...this.#watchers]) {
      watcher();
    }
  }

  /** Answers a function that ends the watching. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}
