// Keeps <time data-ago> current: "3 minutes ago" stays true while the page stays open.
import { behaviour } from "../lib/behaviour";
import { nextTick, relative } from "../lib/time";
import { word } from "../lib/words";

function tick(element: HTMLTimeElement): void {
  const at = Date.parse(element.dateTime);
  if (Number.isNaN(at)) return;
  const formatter = new Intl.RelativeTimeFormat(document.documentElement.lang || "zh-Hans", { numeric: "always", style: element.dataset["ago"] === "short" ? "short" : "long" });
  const show = () => {
    if (!element.isConnected) return;
    const seconds = (at - Date.now()) / 1000;
    const [amount, unit] = relative(seconds);
    const text = unit === "second" ? word("just_now") : formatter.format(amount, unit);
    if (element.textContent !== text) element.textContent = text;
    window.setTimeout(show, nextTick(seconds) * 1000);
  };
  window.setTimeout(show, nextTick((at - Date.now()) / 1000) * 1000);
}

export function startClock(): void {
  behaviour<HTMLTimeElement>("time[data-ago]", tick);
}
