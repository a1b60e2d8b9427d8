// Light, dark or as the system says. The choice is a cookie, so the server can render it; [data-theme-choice] buttons change it.
import { delegate, whenReady } from "../lib/behaviour";
import { readCookie, writeCookie } from "../lib/cookies";

const system = matchMedia("(prefers-color-scheme: dark)");

function apply(): void {
  const choice = readCookie("ax_theme") || document.documentElement.dataset["theme"] || "auto";
  document.documentElement.dataset["bsTheme"] = choice === "light" || choice === "dark" ? choice : system.matches ? "dark" : "light";
  for (const button of document.querySelectorAll<HTMLElement>("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset["themeChoice"] === choice));
  }
}

export function startTheme(): void {
  apply();
  system.addEventListener("change", apply);
  whenReady(apply);
  delegate("click", "[data-theme-choice]", (event, button) => {
    event.preventDefault();
    writeCookie("ax_theme", button.dataset["themeChoice"] ?? "auto");
    apply();
  });
}
