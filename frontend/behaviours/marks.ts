// Buttons with data-mark="bold|list|link" put the marks into the textarea of their form; their keys are ordinary data-shortcuts.
import { delegate } from "../lib/behaviour";
import { edit, type Mark } from "../lib/marks";

export function startMarks(): void {
  delegate("click", "[data-mark]", (_event, button) => {
    const area = button.closest("form")?.querySelector("textarea");
    if (area) apply(area, button.dataset["mark"] as Mark);
  });
}

function apply(area: HTMLTextAreaElement, mark: Mark): void {
  const done = edit(mark, area.value, area.selectionStart, area.selectionEnd);
  area.focus();
  area.setSelectionRange(done.from, done.to);
  // Outdated by name, and the only way that leaves Ctrl-Z working.
  if (!document.execCommand("insertText", false, done.text)) {
    area.setRangeText(done.text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(done.start, done.end);
}
