// Relative time in the reader's language, the same wording as kit/times.py on the server.
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000], ["month", 2_592_000], ["week", 604_800], ["day", 86_400], ["hour", 3_600], ["minute", 60],
];

/** The unit and signed amount that say `seconds` (negative: past) best; under 45 seconds it is zero seconds, "now". */
export function relative(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(seconds);
  if (size < 45) return [0, "second"];
  const unit = UNITS.find(([, length]) => size >= length) ?? UNITS[UNITS.length - 1]!;
  return [Math.trunc(seconds / unit[1]) || Math.sign(seconds), unit[0]];
}

/** How long until the wording can change, in seconds; never below 15 nor above an hour. */
export function nextTick(seconds: number): number {
  const size = Math.abs(seconds);
  return size < 3_600 ? 15 : size < 86_400 ? 300 : 3_600;
}
