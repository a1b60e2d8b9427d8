// The case page and the queue: pressing and focusing by selector, seconds that run down, the placeholder that follows the tab, how many are chosen.
import { behaviour, delegate, whenReady } from "../lib/behaviour";
import { fill } from "../lib/words";

/** [data-seconds="8"][data-words="leaves in {seconds} s"] counts down to nothing. */
function countDown(element: HTMLElement): void {
  let left = Number(element.dataset["seconds"]);
  const timer = window.setInterval(() => {
    left -= 1;
    if (!element.isConnected || left < 0) return clearInterval(timer);
    element.textContent = fill(element.dataset["words"] ?? "{seconds}", { seconds: left });
  }, 1000);
}

function followTab(form: HTMLFormElement): void {
  const area = form.querySelector("textarea");
  const show = () => {
    const kind = new FormData(form).get("kind");
    form.classList.toggle("ax-composer-note", kind === "note");
    const text = area?.dataset[kind === "note" ? "placeholderNote" : "placeholderReply"];
    if (area && text) area.placeholder = text;
  };
  form.addEventListener("change", show);
  show();
}

function countChosen(): void {
  const sign = document.querySelector<HTMLElement>("[data-chosen-count]");
  if (!sign) return;
  const count = document.querySelectorAll('input[form="bulk"]:checked').length;
  sign.textContent = fill(sign.dataset["words"] ?? "{count}", { count });
}

export function startCase(): void {
  behaviour<HTMLElement>("[data-seconds]", countDown);
  behaviour<HTMLFormElement>("form#composer", followTab);
  delegate("click", "[data-focus]", (_event, element) => {
    const target = document.querySelector<HTMLElement>(element.dataset["focus"] ?? "");
    // At once, so that the next key already goes there; and again, because a clicked label takes the focus afterwards.
    target?.focus();
    window.setTimeout(() => target?.focus());
  });
  delegate("click", "[data-press]", (event, element) => {
    event.preventDefault();
    document.querySelector<HTMLElement>(element.dataset["press"] ?? "")?.click();
  });
  document.addEventListener("change", countChosen);
  document.addEventListener("reset", () => window.setTimeout(countChosen));
  // A case opens where the conversation has got to.
  whenReady(() => {
    const column = document.querySelector(".ax-column-main.ax-case");
    if (column) column.scrollTop = column.scrollHeight;
  });
  whenReady(() => document.querySelector('.ax-neighbours [aria-current="true"]')?.scrollIntoView({ block: "nearest" }));
}
