// What a press on bold, list or link does to a text: pure, so that it can be tested. The marks are those of foundation/text/formatted.py.
export type Mark = "bold" | "list" | "link";

/** Replace `from`…`to` by `text`, then select `start`…`end`. */
export interface Edit { from: number; to: number; text: string; start: number; end: number }

/** The edit for a mark on the selection `start`…`end` of `value`; bold and list pressed again take the mark away. */
export function edit(mark: Mark, value: string, start: number, end: number): Edit {
  if (mark === "bold") return bold(value, start, end);
  return mark === "list" ? list(value, start, end) : link(value, start, end);
}

function bold(value: string, start: number, end: number): Edit {
  const chosen = value.slice(start, end);
  if (value.slice(start - 2, start) === "**" && value.slice(end, end + 2) === "**") {
    return { from: start - 2, to: end + 2, text: chosen, start: start - 2, end: end - 2 };
  }
  return { from: start, to: end, text: `**${chosen}**`, start: start + 2, end: end + 2 };
}

function list(value: string, start: number, end: number): Edit {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const next = value.indexOf("\n", end);
  const to = next < 0 ? value.length : next;
  const lines = value.slice(from, to).split("\n");
  const isList = lines.every((line) => line.startsWith("- "));
  const text = lines.map((line) => (isList ? line.slice(2) : line.startsWith("- ") ? line : `- ${line}`)).join("\n");
  return { from, to, text, start: lines.length > 1 ? from : from + text.length, end: from + text.length };
}

function link(value: string, start: number, end: number): Edit {
  const chosen = value.slice(start, end);
  if (/^https?:\/\/\S+$/.test(chosen)) return { from: start, to: end, text: `[](${chosen})`, start: start + 1, end: start + 1 };
  const text = `[${chosen}](https://)`;
  // What is still missing is where the cursor waits: the words, or the address.
  const at = chosen ? start + text.length - 1 : start + 1;
  return { from: start, to: end, text, start: at, end: at };
}
