// Ctrl-K: asks data-palette-url?q=… for a list of [role=option] links and buttons, arrows choose, Enter goes.
import { delegate } from "../lib/behaviour";

const WAIT_MS = 120;

export function startPalette(): void {
  const dialog = () => document.querySelector<HTMLDialogElement>("dialog[data-palette-url]");
  let timer = 0;
  let asking: AbortController | null = null;

  const options = () => [...(dialog()?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
  const select = (option: HTMLElement | undefined) => {
    options().forEach((each) => each.setAttribute("aria-selected", String(each === option)));
    option?.scrollIntoView({ block: "nearest" });
    const input = dialog()?.querySelector("input");
    if (option?.id) input?.setAttribute("aria-activedescendant", option.id);
    else input?.removeAttribute("aria-activedescendant");
  };
  const ask = async (query: string) => {
    const results = dialog()?.querySelector<HTMLElement>("[data-palette-results]");
    if (!results) return;
    asking?.abort();
    asking = new AbortController();
    const url = new URL(dialog()!.dataset["paletteUrl"]!, location.href);
    url.searchParams.set("q", query);
    url.searchParams.set("from", location.pathname);
    try {
      const answer = await fetch(url, { credentials: "same-origin", headers: { "HX-Request": "true" }, signal: asking.signal });
      if (!answer.ok) return;
      results.innerHTML = await answer.text();
      options().forEach((option, at) => { option.id ||= `palette-${at}`; option.tabIndex = -1; });
      (window as unknown as { htmx?: { process(element: Element): void } }).htmx?.process(results);
      select(options()[0]);
    } catch (error) {
      if ((error as Error).name !== "AbortError") throw error;
    }
  };

  document.addEventListener("ax:dialog", (event) => {
    if (event.target !== dialog()) return;
    const input = dialog()?.querySelector("input");
    if (input) input.value = "";
    void ask("");
  });
  delegate("input", "dialog[data-palette-url] input", (_event, input) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask((input as HTMLInputElement).value), WAIT_MS);
  });
  delegate("keydown", "dialog[data-palette-url]", (event) => {
    if (event.isComposing) return;
    const all = options();
    const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      select(all[(at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length]);
    } else if (event.key === "Enter" && all[at]) {
      event.preventDefault();
      dialog()?.close();
      all[at]!.click();
    }
  });
}
