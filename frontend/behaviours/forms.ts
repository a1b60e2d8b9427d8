// Small things forms do: the pressed button turns busy (the server is the real guard against doing it twice), textareas grow, text is copied,
// [data-autosubmit] sends on change, unsent text asks before the page is left.
import { behaviour, delegate } from "../lib/behaviour";
import { word } from "../lib/words";

function setBusy(form: HTMLFormElement, submitter: HTMLElement | null, isBusy: boolean): void {
  form.toggleAttribute("data-busy", isBusy);
  const button = submitter ?? form.querySelector<HTMLElement>('button[type="submit"], button:not([type])');
  if (isBusy) button?.setAttribute("aria-busy", "true");
  else form.querySelectorAll('[aria-busy="true"]').forEach((each) => each.removeAttribute("aria-busy"));
}

function guardDoubleSubmit(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method === "get" || form.method === "dialog") return;
    if (form.hasAttribute("data-busy")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // After the other listeners: one of them may still stop it.
    queueMicrotask(() => { if (!event.defaultPrevented || form.matches("[hx-post], [hx-put], [hx-delete], [hx-patch]")) setBusy(form, event.submitter, true); });
  }, { capture: true });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = ((event as CustomEvent).detail.elt as Element | null)?.closest("form");
    if (form) setBusy(form, null, false);
  });
  // Coming back by the back button shows the page as it was left: busy.
  window.addEventListener("pageshow", () => document.querySelectorAll<HTMLFormElement>("form[data-busy]").forEach((form) => setBusy(form, null, false)));
}

function autosize(area: HTMLTextAreaElement): void {
  const grow = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
    area.style.overflowY = area.scrollHeight > area.clientHeight + 4 ? "auto" : "hidden";
  };
  area.addEventListener("input", grow);
  area.form?.addEventListener("reset", () => requestAnimationFrame(grow));
  if (area.value) grow();
}

export function startForms(): void {
  guardDoubleSubmit();
  behaviour<HTMLTextAreaElement>("textarea[data-autosize]", autosize);
  delegate("change", "[data-autosubmit]", (_event, field) => (field as HTMLInputElement).form?.requestSubmit());
  delegate("click", "[data-copy]", async (event, button) => {
    event.preventDefault();
    await navigator.clipboard.writeText(button.dataset["copy"] || document.querySelector(button.dataset["copyFrom"] ?? "")?.textContent?.trim() || "");
    const before = button.getAttribute("aria-label") ?? "";
    button.setAttribute("aria-label", word("copied"));
    button.classList.add("is-copied");
    const note = Object.assign(document.createElement("span"), { className: "ax-copied", textContent: word("copied") });
    note.setAttribute("role", "status");
    button.append(note);
    window.setTimeout(() => { note.remove(); button.classList.remove("is-copied"); if (before) button.setAttribute("aria-label", before); else button.removeAttribute("aria-label"); }, 1600);
  });
}
