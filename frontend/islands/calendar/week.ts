// The week editor: bars follow while one types; a copy button fills Monday to Friday without asking the server.
import { delegate } from "../../lib/behaviour";
import { weekBars } from "./hours";

const inputsOf = (week: Element): HTMLInputElement[] => [...week.querySelectorAll<HTMLInputElement>('input[name^="week_"]')];

function draw(week: Element): void {
  const bars = weekBars(inputsOf(week).map((input) => input.value));
  week.querySelectorAll<SVGElement>("[data-week-bar]").forEach((svg, day) => {
    svg.querySelectorAll(".cal-bar-open").forEach((old) => old.remove());
    for (const { x, width } of bars[day] ?? []) {
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [name, value] of Object.entries({ class: "cal-bar-open", x, width, height: 16 })) rect.setAttribute(name, String(value));
      svg.append(rect);
    }
  });
}

export function startWeek(): void {
  delegate("input", "[data-week]", (_event, week) => draw(week));
  delegate("click", "[data-week-copy]", (event, button) => {
    const week = button.closest("[data-week]");
    const source = week?.querySelector<HTMLInputElement>(`input[name="week_${button.dataset["weekCopy"]}"]`);
    if (!week || !source) return;
    event.preventDefault();
    for (const input of inputsOf(week).slice(0, 5)) input.value = source.value;
    draw(week);
  });
}
