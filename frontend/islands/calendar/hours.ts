// Reads a line of opening hours as the server does, for the bars that follow while one types. Pure.
export interface Bar { x: number; width: number }

const DAY = 1440;

/** Windows as [start, end] in minutes after midnight (end may lie on the next day), or null where the line cannot be read. */
export function readHours(line: string): [number, number][] | null {
  const plain = line.normalize("NFKC").trim().replace(/(\d)\s*(?:[-‐-―~〜]|至|到|to)\s*(?=\d)/g, "$1-");
  if (["", "-", "休", "休息", "closed"].includes(plain.toLowerCase())) return [];
  const found: [number, number][] = [];
  for (const part of plain.split(/[,;、\s]+/).filter(Boolean)) {
    const match = /^(\d{1,2})(?::([0-5]\d))?-(\d{1,2})(?::([0-5]\d))?$/.exec(part);
    if (!match) return null;
    const start = Number(match[1]) * 60 + Number(match[2] ?? 0);
    const end = Number(match[3]) * 60 + Number(match[4] ?? 0);
    if (start >= DAY || end > DAY) return null;
    found.push([start, end > start ? end : end + DAY]);
  }
  return found;
}

/** One list of bars a day; what runs past midnight stands at the beginning of the next day. */
export function weekBars(lines: readonly string[]): Bar[][] {
  const bars: Bar[][] = lines.map(() => []);
  lines.forEach((line, day) => {
    for (const [start, end] of readHours(line) ?? []) {
      bars[day]!.push({ x: start, width: Math.min(end, DAY) - start });
      if (end > DAY) bars[(day + 1) % lines.length]!.push({ x: 0, width: end - DAY });
    }
  });
  return bars;
}
