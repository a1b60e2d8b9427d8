// input[type=file][data-files]: previews what was chosen, adds instead of replacing, removes one by one, and says beside the field what is too
// big before anything is sent: data-max-bytes, data-max-files, and the sentences data-too-big, data-too-many, data-wrong-type.
import { behaviour } from "../lib/behaviour";
import { humanSize, judge, type Limits, type Verdict } from "../lib/files";
import { fill, word } from "../lib/words";

function limitsOf(input: HTMLInputElement): Limits {
  return {
    maxBytes: Number(input.dataset["maxBytes"] || 0),
    maxFiles: input.multiple ? Number(input.dataset["maxFiles"] || 0) : 1,
    accept: input.accept.split(",").map((part) => part.trim()).filter(Boolean),
  };
}

function sentence(input: HTMLInputElement, verdict: Verdict, limits: Limits): string {
  const text = { too_big: input.dataset["tooBig"], too_many: input.dataset["tooMany"], wrong_type: input.dataset["wrongType"], kept: "" }[verdict];
  return fill(text ?? "", { max: verdict === "too_many" ? limits.maxFiles : humanSize(limits.maxBytes) });
}

function card(file: File, complaint: string, remove: () => void): HTMLElement {
  const item = document.createElement("li");
  item.className = complaint ? "ax-file ax-file-refused" : "ax-file";
  const picture = document.createElement(file.type.startsWith("image/") ? "img" : "span");
  if (picture instanceof HTMLImageElement) {
    const address = URL.createObjectURL(file);
    picture.alt = "";
    picture.src = address;
    picture.addEventListener("load", () => URL.revokeObjectURL(address), { once: true });
  } else {
    picture.className = "ax-file-kind";
    picture.textContent = file.name.split(".").pop()?.slice(0, 4).toUpperCase() ?? "";
  }
  const words = document.createElement("span");
  words.className = "ax-truncate";
  words.append(Object.assign(document.createElement("span"), { className: "ax-file-name", textContent: file.name, title: file.name }));
  words.append(Object.assign(document.createElement("small"), { textContent: humanSize(file.size) }));
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  button.setAttribute("aria-label", word("remove_file", { name: file.name }));
  button.addEventListener("click", remove);
  item.append(picture, words, button);
  return item;
}

function pick(input: HTMLInputElement): void {
  const limits = limitsOf(input);
  const list = document.createElement("ul");
  list.className = "ax-files";
  const complaint = document.createElement("div");
  complaint.className = "ax-error";
  complaint.setAttribute("role", "alert");
  const chooser = Object.assign(document.createElement("label"), { className: "btn ax-file-choose", htmlFor: input.id, textContent: input.dataset["choose"] ?? word("choose_files") });
  // The browser's own button speaks the browser's language; ours speaks the page's. The input stays there for keyboard and screen readers.
  input.classList.add("ax-sr");
  input.insertAdjacentElement("afterend", chooser);
  chooser.insertAdjacentElement("afterend", list);
  list.insertAdjacentElement("afterend", complaint);
  let kept: File[] = [];
  let refused: [File, Verdict][] = [];

  const show = () => {
    const chosen = new DataTransfer();
    kept.forEach((file) => chosen.items.add(file));
    input.files = chosen.files;
    list.replaceChildren(
      ...kept.map((file) => card(file, "", () => { kept = kept.filter((each) => each !== file); show(); input.focus(); })),
      ...refused.map(([file, verdict]) => card(file, sentence(input, verdict, limits), () => { refused = refused.filter(([each]) => each !== file); show(); input.focus(); })),
    );
    complaint.textContent = [...new Set(refused.map(([, verdict]) => sentence(input, verdict, limits)))].join(" ");
    complaint.hidden = !refused.length;
  };
  input.addEventListener("change", () => {
    const together = input.multiple ? [...kept, ...(input.files ?? [])] : [...(input.files ?? [])];
    const verdicts = judge(together, limits);
    refused = together.map((file, at) => [file, verdicts[at]!] as [File, Verdict]).filter(([, verdict]) => verdict !== "kept");
    kept = together.filter((_, at) => verdicts[at] === "kept");
    show();
  });
  input.form?.addEventListener("reset", () => { kept = []; refused = []; requestAnimationFrame(show); });
  // Files pasted or dropped anywhere in the form are meant for it.
  const take = (event: Event, files: FileList | undefined) => {
    if (!files?.length) return;
    event.preventDefault();
    const more = new DataTransfer();
    [...files].forEach((file) => more.items.add(file));
    input.files = more.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  input.form?.addEventListener("paste", (event) => take(event, event.clipboardData?.files));
  input.form?.addEventListener("dragover", (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
  input.form?.addEventListener("drop", (event) => take(event, event.dataTransfer?.files));
  complaint.hidden = true;
}

export function startFiles(): void {
  behaviour<HTMLInputElement>('input[type="file"][data-files]', pick);
}
