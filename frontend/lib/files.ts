// Sizes for people and the decision which chosen files are kept. Pure.
export interface Limits { maxBytes: number; maxFiles: number; accept: string[] }
export type Verdict = "kept" | "too_big" | "too_many" | "wrong_type";

/** "512 KB", "1.4 MB", "30 MB". */
export function humanSize(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  let value = bytes, unit = 0;
  while (value >= 1024 && unit < units.length - 1) { value /= 1024; unit += 1; }
  return `${value < 10 && unit > 0 ? Math.round(value * 10) / 10 : Math.round(value)} ${units[unit]}`;
}

function isAccepted(file: { name: string; type: string }, accept: string[]): boolean {
  if (!accept.length) return true;
  return accept.some((rule) => {
    if (rule.startsWith(".")) return file.name.toLowerCase().endsWith(rule.toLowerCase());
    return rule.endsWith("/*") ? file.type.startsWith(rule.slice(0, -1)) : file.type === rule;
  });
}

/** One verdict per file, in order: a refused file takes no place from a good one. */
export function judge(files: readonly { name: string; type: string; size: number }[], limits: Limits): Verdict[] {
  let kept = 0;
  return files.map((file) => {
    if (!isAccepted(file, limits.accept)) return "wrong_type";
    if (limits.maxBytes && file.size > limits.maxBytes) return "too_big";
    if (limits.maxFiles && kept >= limits.maxFiles) return "too_many";
    kept += 1;
    return "kept";
  });
}
