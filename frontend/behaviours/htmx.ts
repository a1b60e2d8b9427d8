// htmx as this product uses it: no eval, no injected styles, CSRF header, refusals (422) shown in place, failures as a toast.
import htmx from "htmx.org";
import { Idiomorph } from "idiomorph";
import { csrfToken } from "../lib/cookies";
import { word } from "../lib/words";
import { toast } from "./toasts";

export function startHtmx(): void {
  Object.assign(htmx.config, {
    allowEval: false, includeIndicatorStyles: false, allowScriptTags: false, historyCacheSize: 0, refreshOnHistoryMiss: true, scrollIntoViewOnBoost: false,
    defaultSwapStyle: "outerHTML", selfRequestsOnly: true,
    // Not "style": copying it is an inline style, which the content policy refuses.
    attributesToSettle: ["class"],
    responseHandling: [{ code: "204", swap: false }, { code: "[23]..", swap: true }, { code: "422", swap: true, error: false }, { code: "...", swap: false, error: true }],
  });
  // hx-swap="morph" keeps focus, scroll and typed text of what did not change.
  htmx.defineExtension("morph", {
    isInlineSwap: (style: string) => style === "morph" || style === "morph:outerHTML",
    handleSwap: (style: string, target: Node, fragment: Node) => {
      if (!style.startsWith("morph")) return false;
      const morphStyle = style === "morph:innerHTML" ? "innerHTML" : "outerHTML";
      return Idiomorph.morph(target as Element, (fragment as DocumentFragment).children, { morphStyle, ignoreActiveValue: true, callbacks: { beforeNodeMorphed: keepWhatPeopleDid } });
    },
  } as never);
  (window as unknown as { htmx: typeof htmx }).htmx = htmx;
  document.addEventListener("htmx:configRequest", (event) => {
    (event as CustomEvent).detail.headers["X-CSRFToken"] = csrfToken();
  });
  document.addEventListener("htmx:responseError", (event) => {
    const status = (event as CustomEvent).detail.xhr.status as number;
    toast(word(status === 403 ? "forbidden" : status === 404 ? "gone" : status === 429 ? "slow_down" : "failed"), "danger");
  });
  document.addEventListener("htmx:sendError", () => toast(word("offline"), "warning"));
  showProgress();
}

/** What a person opened or ticked stays so when fresh rows or facts arrive around it. */
function keepWhatPeopleDid(old: Node, fresh: Node): void {
  if (old instanceof HTMLDetailsElement && fresh instanceof HTMLDetailsElement) fresh.open = old.open;
  if (old instanceof HTMLInputElement && fresh instanceof HTMLInputElement && "keep" in old.dataset) fresh.toggleAttribute("checked", old.checked);
}

/** A thin line on top after 300 ms of waiting for a person's own request; what was there stays. */
function showProgress(): void {
  let waiting = 0, timer = 0;
  const bar = Object.assign(document.createElement("div"), { className: "ax-loading" });
  const isQuiet = (event: Event) => (event as CustomEvent).detail.requestConfig?.triggeringEvent?.type === "live";
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isQuiet(event)) return;
    waiting += 1;
    timer ||= window.setTimeout(() => document.body.append(bar), 300);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (isQuiet(event)) return;
    waiting = Math.max(0, waiting - 1);
    if (waiting) return;
    clearTimeout(timer);
    timer = 0;
    bar.remove();
  });
}
