// Moving through [data-list]: j/k (or arrows, on a row) go to the next [data-row], Enter and o open it, x ticks it. The cursor is the row's own
// link having focus. Rows that arrive above, or a reload of the whole list, move neither the cursor nor what the eye is on.
import { delegate } from "../lib/behaviour";

const rowsOf = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[data-row]")];
const linkOf = (row: Element | null | undefined): HTMLElement | null => row?.querySelector<HTMLElement>("[data-row-link]") ?? null;
const currentRow = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-list] [data-row].is-cursor");

function moveTo(row: HTMLElement | undefined): void {
  if (!row) return;
  currentRow()?.classList.remove("is-cursor");
  row.classList.add("is-cursor");
  linkOf(row)?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function move(by: number): void {
  const list = currentRow()?.closest("[data-list]") ?? document.querySelector("[data-list]");
  if (!list) return;
  const rows = rowsOf(list);
  const at = rows.findIndex((row) => row.classList.contains("is-cursor") || row.contains(document.activeElement) || row.getAttribute("aria-current") === "true");
  moveTo(rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]);
}

const ACTIONS: Record<string, (row: HTMLElement | null) => void> = {
  j: () => move(1),
  k: () => move(-1),
  o: (row) => linkOf(row)?.click(),
  x: (row) => row?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click(),
};

export function startList(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]")) return;
    const target = event.target as HTMLElement;
    if (target.matches("textarea, select, input:not([type=checkbox]), [contenteditable=true]")) return;
    const onRow = target.closest("[data-row]") !== null;
    const key = onRow ? ({ ArrowDown: "j", ArrowUp: "k" }[event.key] ?? event.key) : event.key;
    const action = ACTIONS[key];
    if (!action || !document.querySelector("[data-list]")) return;
    event.preventDefault();
    action(currentRow());
  });
  delegate("focusin", "[data-list] [data-row]", (_event, row) => {
    if (row === currentRow()) return;
    currentRow()?.classList.remove("is-cursor");
    row.classList.add("is-cursor");
  });
  keepPosition();
}

function scrollerOf(element: Element): Element {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (parent.scrollHeight > parent.clientHeight && /auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** Remembers where the cursor row (else the first visible one) stood before a swap and scrolls back to it afterwards. */
function keepPosition(): void {
  let anchor: { target: Element; id: string; top: number; hadFocus: boolean; wasCursor: boolean } | null = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = (event as CustomEvent).detail.target as Element | null;
    const list = target?.closest("[data-list]") ?? target?.querySelector("[data-list]");
    // Something else on the page was swapped (counts, a bell): the list's own anchor must outlive that.
    if (!target || !list) return;
    anchor = null;
    const rows = rowsOf(list).filter((row) => row.id);
    const row = rows.find((each) => each.classList.contains("is-cursor")) ?? rows.find((each) => each.getBoundingClientRect().top >= 0);
    if (row) anchor = { target, id: row.id, top: row.getBoundingClientRect().top, hadFocus: row.contains(document.activeElement), wasCursor: row.classList.contains("is-cursor") };
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (anchor && (event as CustomEvent).detail.target !== anchor.target) return;
    const row = anchor && document.getElementById(anchor.id);
    if (!anchor || !row) return;
    if (anchor.wasCursor) row.classList.add("is-cursor");
    if (anchor.hadFocus && !row.contains(document.activeElement)) linkOf(row)?.focus({ preventScroll: true });
    const scroller = scrollerOf(row);
    if (scroller.scrollTop > 0) scroller.scrollTop += row.getBoundingClientRect().top - anchor.top;
    anchor = null;
  });
}
