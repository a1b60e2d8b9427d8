// Small sums about positions in a year. Pure.
/** Both positions in order. */
export function range(one: number, other: number): [number, number] {
  return one <= other ? [one, other] : [other, one];
}

/** How many days an arrow key moves; 0 for other keys. */
export function step(key: string): number {
  return { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key] ?? 0;
}
