// [data-refresh="/address"]: asks for its own news every data-refresh-seconds and when the page is looked at again. What somebody is typing in
// stays: while a field inside holds focus or text, nothing is replaced.
import { behaviour } from "../lib/behaviour";

function isBusy(region: HTMLElement): boolean {
  if (region.contains(document.activeElement) && document.activeElement?.matches("input, textarea, select, summary, button")) return true;
  return [...region.querySelectorAll("textarea")].some((area) => area.value.trim() !== "") || region.querySelector("details[open]") !== null;
}

function keepFresh(region: HTMLElement): void {
  const url = region.dataset["refresh"] ?? "";
  const seconds = Number(region.dataset["refreshSeconds"] || 20);
  let before = "";
  let asked = Date.now();
  const ask = async () => {
    if (document.hidden || isBusy(region)) return;
    asked = Date.now();
    try {
      const answer = await fetch(url, { headers: { "HX-Request": "true" }, credentials: "same-origin", cache: "no-store" });
      if (!answer.ok) return;
      // The same parser for both sides, and without what is new every time (form tokens, relative times).
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
      const told = fresh ? textOf(fresh) : "";
      before ||= textOf(region);
      if (!fresh || told === before || isBusy(region)) return;
      before = told;
      region.replaceChildren(...fresh.childNodes);
      document.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: region } }));
    } catch { /* no connection: the next time */ }
  };
  window.setInterval(() => void ask(), seconds * 1000);
  const look = () => { if (Date.now() - asked > 2000) void ask(); };
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
}

function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll("time, input[type=hidden]").forEach((each) => each.remove());
  return `${copy.textContent?.replace(/\s+/g, " ").trim()}|${copy.querySelectorAll("img, details, form").length}`;
}

export function startRefresh(): void {
  behaviour("[data-refresh]", keepFresh);
}
