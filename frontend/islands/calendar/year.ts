// Choosing days of the year: drag over several, Shift for a range, arrows to move, Escape to choose none. The boxes are an ordinary form.
import { delegate } from "../../lib/behaviour";
import { fill } from "../../lib/words";
import { range, step } from "./days";

const boxesOf = (year: Element): HTMLInputElement[] => [...year.querySelectorAll<HTMLInputElement>('input[name="day"]')];
const boxOf = (target: EventTarget | null): HTMLInputElement | null =>
  target instanceof Element ? target.closest("[data-year] .cal-day")?.querySelector("input") ?? null : null;

interface Drag { boxes: HTMLInputElement[]; before: boolean[]; from: number; value: boolean; moved: boolean }
let drag: Drag | null = null;
let anchor: HTMLInputElement | null = null;

function count(year: Element | null): void {
  const label = year?.querySelector<HTMLElement>("[data-year-count]");
  if (!year || !label) return;
  const chosen = boxesOf(year).filter((box) => box.checked).length;
  const words = chosen === 0 ? label.dataset["none"] : chosen === 1 ? label.dataset["one"] : label.dataset["many"];
  label.textContent = fill(words ?? "", { count: chosen });
}

function begin(event: PointerEvent): void {
  const box = boxOf(event.target);
  const year = box?.closest("[data-year]");
  if (!box || !year || box.disabled || event.button !== 0 || event.pointerType === "touch" || event.shiftKey) return;
  const boxes = boxesOf(year);
  drag = { boxes, before: boxes.map((each) => each.checked), from: boxes.indexOf(box), value: !box.checked, moved: false };
}

function extend(event: PointerEvent): void {
  const box = drag && boxOf(event.target);
  if (!drag || !box) return;
  const to = drag.boxes.indexOf(box);
  if (to < 0 || (to === drag.from && !drag.moved)) return;
  drag.moved = true;
  const [first, last] = range(drag.from, to);
  drag.boxes.forEach((each, index) => { each.checked = index >= first && index <= last ? drag!.value : drag!.before[index]!; });
  count(box.closest("[data-year]"));
}

/** After a drag the browser still clicks where it ended: that click must not toggle the last day back. */
function end(): void {
  if (drag?.moved) {
    const stop = (event: Event): void => { if (boxOf(event.target)) event.preventDefault(); };
    document.addEventListener("click", stop, { capture: true, once: true });
    window.setTimeout(() => document.removeEventListener("click", stop, { capture: true }), 0);
  }
  drag = null;
}

function shiftClick(event: MouseEvent, box: HTMLInputElement): void {
  const year = box.closest("[data-year]")!;
  const boxes = boxesOf(year);
  if (event.shiftKey && anchor && anchor !== box && boxes.includes(anchor)) {
    const [first, last] = range(boxes.indexOf(anchor), boxes.indexOf(box));
    boxes.slice(first, last + 1).forEach((each) => { each.checked = box.checked; });
  }
  anchor = box;
}

export function startYear(): void {
  document.addEventListener("pointerdown", begin);
  document.addEventListener("pointerover", extend);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", () => { drag = null; });
  delegate("click", '[data-year] input[name="day"]', (event, box) => shiftClick(event, box as HTMLInputElement));
  delegate("change", "[data-year]", (_event, year) => count(year));
  delegate("input", '[data-year-tools] :is(input[name="hours"], select[name="like"])', (_event, field) => {
    const mode = field.getAttribute("name") === "hours" ? "own" : "like";
    const radio = field.closest("form")?.querySelector<HTMLInputElement>(`input[name="mode"][value="${mode}"]`);
    if (radio) radio.checked = true;
  });
  delegate("keydown", '[data-year] input[name="day"]', (event, box) => {
    const year = box.closest("[data-year]")!;
    const boxes = boxesOf(year);
    const by = step(event.key);
    if (event.key === "Escape") { boxes.forEach((each) => { each.checked = false; }); count(year); }
    if (!by) return;
    event.preventDefault();
    boxes[Math.min(boxes.length - 1, Math.max(0, boxes.indexOf(box as HTMLInputElement) + by))]?.focus();
  });
}
