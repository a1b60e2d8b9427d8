// data-confirm="what will happen" on a form, a submit button or a link asks first, in the page's own dialog #confirm.
import { delegate } from "../lib/behaviour";

let answered: (() => void) | null = null;

function ask(source: HTMLElement, then: () => void): void {
  const dialog = document.getElementById("confirm");
  if (!(dialog instanceof HTMLDialogElement)) {
    if (window.confirm(source.dataset["confirm"])) then();
    return;
  }
  const text = dialog.querySelector("[data-confirm-text]");
  const button = dialog.querySelector<HTMLElement>("[data-confirm-yes]");
  if (text) text.textContent = source.dataset["confirm"] ?? "";
  if (button) {
    button.dataset["default"] ??= button.textContent ?? "";
    button.textContent = source.dataset["confirmLabel"] ?? button.dataset["default"] ?? "";
    button.classList.toggle("btn-danger", "confirmDanger" in source.dataset);
    button.classList.toggle("btn-primary", !("confirmDanger" in source.dataset));
  }
  answered = then;
  dialog.showModal();
}

export function startConfirm(): void {
  const agreed = new WeakSet<HTMLElement>();
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const source = event.submitter?.closest<HTMLElement>("[data-confirm]") ?? (form.dataset["confirm"] ? form : null);
    if (!source || agreed.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(source, () => {
      agreed.add(form);
      form.requestSubmit(event.submitter);
    });
  }, { capture: true });
  delegate("click", "a[data-confirm], button[data-confirm]", (event, link) => {
    const isSubmit = link instanceof HTMLButtonElement && link.form !== null && link.type === "submit";
    if (isSubmit || agreed.delete(link)) return;
    event.preventDefault();
    event.stopPropagation();
    ask(link, () => {
      agreed.add(link);
      link.click();
    });
  }, { capture: true });
  delegate("click", "#confirm [data-confirm-yes]", (event) => {
    event.preventDefault();
    (document.getElementById("confirm") as HTMLDialogElement).close();
    const then = answered;
    answered = null;
    then?.();
  });
}
