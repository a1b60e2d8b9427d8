// Keeps what is being written: textarea[data-draft-url] is PUT after a second of rest and when the page is left; [data-draft-status] says so.
import { behaviour } from "../lib/behaviour";
import { csrfToken } from "../lib/cookies";
import { word } from "../lib/words";

const REST_MS = 1000;

function keep(area: HTMLTextAreaElement): void {
  const url = area.dataset["draftUrl"] ?? "";
  let saved = area.value;
  let timer = 0;
  const status = () => area.closest("form")?.querySelector<HTMLElement>("[data-draft-status]") ?? null;
  const send = async (isLeaving = false) => {
    clearTimeout(timer);
    if (area.value === saved || !area.isConnected) return;
    const body = area.value;
    try {
      const answer = await fetch(url, {
        method: "PUT", credentials: "same-origin", keepalive: isLeaving,
        headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() }, body: JSON.stringify({ body }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      saved = body;
      const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false }).format(new Date());
      if (status()) status()!.textContent = word("draft_kept", { time });
    } catch {
      if (status()) status()!.textContent = word("draft_lost");
      timer = window.setTimeout(() => void send(), 5 * REST_MS);
    }
  };
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void send(), REST_MS);
  });
  area.addEventListener("blur", () => void send());
  // Once sent, the text is a message and no draft any more.
  area.form?.addEventListener("submit", () => { clearTimeout(timer); saved = area.value; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) void send(true); });
}

export function startDrafts(): void {
  behaviour<HTMLTextAreaElement>("textarea[data-draft-url]", keep);
}
