// Keyboard: data-shortcut="g q" presses or focuses its element. Silent while typing, except for mod+… steps. "?" lists what this page knows.
import { advance, step } from "../lib/keys";

const PAUSE_MS = 1200;
let pending = "";
let timer = 0;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]), textarea, select"));

function isUsable(element: HTMLElement): boolean {
  return !element.matches(":disabled") && (element.getClientRects().length > 0 || element.hasAttribute("data-shortcut-hidden"));
}

/** Elements with shortcuts that can be used now: inside the open dialog when there is one. */
function candidates(): HTMLElement[] {
  const open = document.querySelector<HTMLElement>("dialog[open]");
  return [...(open ?? document).querySelectorAll<HTMLElement>("[data-shortcut]")].filter(isUsable);
}

const shortcutsOf = (element: HTMLElement): string[] => (element.dataset["shortcut"] ?? "").split(",").map((part) => part.trim());

function press(element: HTMLElement): void {
  if (element.matches("input:not([type=checkbox]):not([type=submit]), textarea, select, [contenteditable=true]")) {
    element.focus();
    if (element instanceof HTMLInputElement) element.select();
  } else element.click();
}

export function startShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || event.repeat && event.key === "Enter") return;
    if (["Shift", "Control", "Meta", "Alt"].includes(event.key)) return;
    const pressed = step(event);
    if (isTyping(event.target) && !pressed.startsWith("mod+")) {
      if (pressed === "Escape") (event.target as HTMLElement).blur();
      return;
    }
    const elements = candidates();
    const result = advance(pending, pressed, elements.flatMap(shortcutsOf));
    pending = result.pending;
    clearTimeout(timer);
    if (pending) timer = window.setTimeout(() => { pending = ""; }, PAUSE_MS);
    const scope = event.target instanceof Element ? event.target.closest<HTMLElement>("form") : null;
    const matching = elements.filter((element) => result.match !== null && shortcutsOf(element).includes(result.match));
    // Of several (two forms with mod+Enter), the one in the form being typed in wins.
    const chosen = matching.find((element) => scope?.contains(element)) ?? matching[0];
    if (!chosen) return;
    event.preventDefault();
    press(chosen);
  });
  document.addEventListener("ax:dialog", (event) => {
    const dialog = event.target as HTMLElement;
    if (dialog.id === "shortcuts") fillOverlay(dialog);
  });
}

function fillOverlay(dialog: HTMLElement): void {
  const list = dialog.querySelector("[data-shortcuts-list]");
  if (!list) return;
  const seen = new Set<string>();
  const fixed = [...list.querySelectorAll<HTMLElement>("[data-fixed]")];
  list.replaceChildren(...fixed);
  for (const element of document.querySelectorAll<HTMLElement>("[data-shortcut]")) {
    const keys = shortcutsOf(element)[0] ?? "";
    const label = element.dataset["shortcutLabel"] ?? element.getAttribute("aria-label") ?? wordsOf(element);
    if (!keys || !label || seen.has(keys) || !(isUsable(element) || dialog.contains(element))) continue;
    seen.add(keys);
    list.append(row(label, keys));
  }
}

/** The element's own words, without the key printed on it. */
function wordsOf(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  copy.querySelectorAll("kbd, .ax-count").forEach((key) => key.remove());
  return copy.textContent?.trim() ?? "";
}

function row(label: string, keys: string): HTMLElement {
  const [line, term, detail] = ["div", "dt", "dd"].map((name) => document.createElement(name)) as [HTMLElement, HTMLElement, HTMLElement];
  term.textContent = label;
  const isMac = navigator.platform.startsWith("Mac");
  for (const part of keys.split(/[ +]/)) {
    const key = document.createElement("kbd");
    key.textContent = part === "mod" ? (isMac ? "⌘" : "Ctrl") : part.length === 1 ? part.toUpperCase() : part;
    detail.append(key);
  }
  line.append(term, detail);
  return line;
}
