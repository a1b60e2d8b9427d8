// The calendar pages: drag over days, bars while typing, fields of the question that is asked. Everything works without it.
import { behaviour, delegate } from "../../lib/behaviour";
import { startWeek } from "./week";
import { startYear } from "./year";

const showAsked = (form: HTMLElement): void => { form.dataset["asks"] = form.querySelector<HTMLSelectElement>('select[name="ask"]')?.value ?? ""; };

document.documentElement.dataset["calendarIsland"] = "";
startYear();
startWeek();
behaviour<HTMLElement>("[data-whatif]", showAsked);
delegate("change", "[data-whatif]", (_event, form) => showAsked(form));
document.addEventListener("htmx:afterSettle", () => document.querySelectorAll<HTMLElement>("[data-whatif]").forEach(showAsked));
