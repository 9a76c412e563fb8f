/** Numbers that look random and are the same for the same seed (mulberry32, public domain). */
export type Random = {
  /** 0 ≤ x < 1 */
  readonly next: () => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly shuffle: <T>(list: readonly T[]) => T[];
};

export function openRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(next() * list.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  };
  return {
    next,
    chance: (share) => next() < share,
    pick,
    shuffle: (list) =>
      list
        .map((value) => ({ value, order: next() }))
        .toSorted((one, other) => one.order - other.order)
        .map(({ value }) => value),
  };
}
