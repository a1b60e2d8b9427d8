// The form that asks for help: says how long a text is when it gets long, shows safety advice while somebody writes of danger, and only asks what
// belongs to what was chosen. Without script everything is simply there.
import { behaviour } from "../lib/behaviour";
import { csrfToken } from "../lib/cookies";
import { word } from "../lib/words";

const REST_MS = 500;

/** textarea[data-most]: the length once four fifths are used, as an error once it is too long. Nothing is ever cut off. */
function count(area: HTMLTextAreaElement): void {
  const most = Number(area.dataset["most"]);
  const note = document.createElement("div");
  note.setAttribute("aria-live", "polite");
  area.insertAdjacentElement("afterend", note);
  const show = () => {
    const length = [...area.value].length;
    note.hidden = length < most * 0.8;
    note.className = length > most ? "ax-error" : "ax-help";
    note.textContent = note.hidden ? "" : word("text_length", { length, most });
  };
  area.addEventListener("input", show);
  show();
}

/** textarea[data-advice-url]: what to do now, in [data-advice] of the same form. */
function warn(area: HTMLTextAreaElement): void {
  const place = area.form?.querySelector<HTMLElement>("[data-advice]");
  if (!place) return;
  let timer = 0, asked = "";
  const ask = async () => {
    const text = area.value.slice(0, 20_000);
    if (text === asked) return;
    asked = text;
    try {
      const answer = await fetch(area.dataset["adviceUrl"] ?? "", {
        method: "POST", credentials: "same-origin", headers: { "X-CSRFToken": csrfToken() },
        body: new URLSearchParams({ text, brand: area.form?.dataset["brand"] ?? "" }),
      });
      if (area.value.slice(0, 20_000) !== text || !answer.ok) return;
      const html = answer.status === 204 ? "" : await answer.text();
      place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    } catch { asked = ""; }
  };
  area.addEventListener("input", () => { clearTimeout(timer); timer = window.setTimeout(() => void ask(), REST_MS); });
}

function chosen(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? "");
}

/** [data-shown-for="about"][data-shown-values="repair …"]: only there when one of the values is chosen (or nothing is). */
function follow(part: HTMLElement): void {
  const form = part.closest("form");
  const name = part.dataset["shownFor"] ?? "";
  const values = (part.dataset["shownValues"] ?? "").split(/\s+/).filter(Boolean);
  if (!form) return;
  const show = () => { part.hidden = !values.includes(chosen(form, name)); };
  form.addEventListener("change", show);
  show();
}

/** select[data-options-for="line"]: only the groups (optgroup[data-for]) of the chosen value are offered. */
function narrow(select: HTMLSelectElement): void {
  const form = select.form;
  const name = select.dataset["optionsFor"] ?? "";
  const groups = [...select.querySelectorAll<HTMLOptGroupElement>("optgroup[data-for]")];
  if (!form) return;
  const show = () => {
    const value = select.value;
    const wanted = chosen(form, name);
    groups.forEach((group) => group.remove());
    select.append(...groups.filter((group) => group.dataset["for"] === wanted));
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  };
  form.addEventListener("change", (event) => { if (event.target !== select) show(); });
  show();
}

/** button[data-share="link"]: the phone's own way of sharing, where there is one. */
function share(button: HTMLButtonElement): void {
  if (!navigator.share) return;
  button.hidden = false;
  button.addEventListener("click", () => void navigator.share({ url: button.dataset["share"] ?? "", title: button.dataset["shareTitle"] ?? "" }).catch(() => undefined));
}

export function startAsking(): void {
  behaviour<HTMLTextAreaElement>("textarea[data-most]", count);
  behaviour<HTMLTextAreaElement>("textarea[data-advice-url]", warn);
  behaviour("[data-shown-for]", follow);
  behaviour<HTMLSelectElement>("select[data-options-for]", narrow);
  behaviour<HTMLButtonElement>("button[data-share]", share);
}
