import type { Observable } from '../src/state/observable.js';

/** Resolves as soon as the value satisfies; a test whose wish never comes true fails by its time limit. */
export function until<Value extends object>(
  observable: Observable<Value>,
  satisfies: (value: Value) => boolean,
): Promise<Value> {
  return new Promise((resolve) => {
    let end = (): void => undefined;
    const look = (): void => {
      if (satisfies(observable.value)) {
        end();
        resolve(observable.value);
      }
    };
    end = observable.watch(look);
    look();
  });
}
