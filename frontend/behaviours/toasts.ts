// Toasts: those the server sent count down by themselves; scripts add their own with toast(). [data-undo-seconds] shows what is left.
import { behaviour } from "../lib/behaviour";
import { word } from "../lib/words";

/** Shows `text` at the edge of the page for eight seconds. */
export function toast(text: string, tone: "success" | "warning" | "danger" = "success"): void {
  const box = document.createElement("div");
  box.className = `ax-toast ax-tone-${tone}`;
  box.dataset["toast"] = "";
  const words = document.createElement("span");
  words.className = "ax-toast-text";
  words.textContent = text;
  const close = Object.assign(document.createElement("button"), { type: "button", className: "ax-close", textContent: "×" });
  close.dataset["dismiss"] = ".ax-toast";
  close.setAttribute("aria-label", word("close"));
  box.append(words, close);
  document.getElementById("toasts")?.append(box);
  countDown(box, 8);
}

function countDown(box: HTMLElement, seconds: number): void {
  const shown = box.querySelector<HTMLElement>("[data-seconds-left]");
  let left = seconds;
  let isHeld = false;
  // Reading takes the time it takes: an ordinary toast stays while pointed at. An undo window does not wait, the server's clock runs.
  if (!box.dataset["undoSeconds"]) {
    for (const [type, held] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]] as const) {
      box.addEventListener(type, () => { isHeld = held; });
    }
  }
  const timer = window.setInterval(() => {
    if (isHeld) return;
    left -= 1;
    if (shown) shown.textContent = String(Math.max(left, 0));
    if (left > 0 && box.isConnected) return;
    clearInterval(timer);
    box.remove();
  }, 1000);
}

export function startToasts(): void {
  behaviour<HTMLElement>("[data-toast]", (box) => countDown(box, Number(box.dataset["undoSeconds"] || 8)));
}
