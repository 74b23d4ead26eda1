/** Numbers by chance that come again with the same seed, so that what failed once can be looked at. */
export class Chance {
  constructor(private seed: number) {}

  /** A whole number from 0 up to that bound, without it. */
  below(bound: number): number {
    // The mulberry32 generator.
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), this.seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  }

  oneOf<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)] as Value;
  }

  /** As many as there are from one to `most`, each made anew. */
  some<Value>(most: number, make: () => Value): Value[] {
    return Array.from({ length: 1 + this.below(most) }, make);
  }
}
