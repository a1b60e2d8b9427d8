// Reads key presses as shortcut steps: "g", "?", "mod+k"; and sequences such as "g q". Pure, so it can be tested.
export interface Press { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }

/** The step a key press stands for. Shift counts only for named keys: "?" already says it. */
export function step(press: Press): string {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const shift = press.shiftKey && (press.key.length > 1 || /[a-z]/i.test(press.key)) ? "shift+" : "";
  return `${press.ctrlKey || press.metaKey ? "mod+" : ""}${press.altKey ? "alt+" : ""}${shift}${key}`;
}

/** Follows a sequence: what was pressed so far plus this step, or "" when no shortcut begins so. */
export function advance(pending: string, pressed: string, shortcuts: readonly string[]): { match: string | null; pending: string } {
  for (const tried of pending ? [`${pending} ${pressed}`, pressed] : [pressed]) {
    if (shortcuts.includes(tried)) return { match: tried, pending: "" };
    if (shortcuts.some((shortcut) => shortcut.startsWith(`${tried} `))) return { match: null, pending: tried };
  }
  return { match: null, pending: "" };
}
