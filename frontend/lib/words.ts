// The few words scripts say, translated by the server and placed in the page as <script type="application/json" id="words">.
let known: Record<string, string> | undefined;

/** The translated text for `key`, with {name} replaced from `values`; the key itself when the page brought no words. */
export function word(key: string, values: Record<string, string | number> = {}): string {
  known ??= JSON.parse(document.getElementById("words")?.textContent || "{}") as Record<string, string>;
  return fill(known[key] ?? key, values);
}

/** Replaces {name} in `text`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
