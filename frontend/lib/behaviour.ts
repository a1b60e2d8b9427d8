// Attaches a behaviour to every element that matches, now and after each htmx swap, exactly once per element.
export type Attach<E extends HTMLElement> = (element: E) => void;

const attached = new WeakMap<Element, Set<string>>();

function attachWithin<E extends HTMLElement>(root: ParentNode, selector: string, attach: Attach<E>): void {
  const found: E[] = [...root.querySelectorAll<E>(selector)];
  if (root instanceof HTMLElement && root.matches(selector)) found.unshift(root as E);
  for (const element of found) {
    const done = attached.get(element) ?? new Set<string>();
    if (done.has(selector)) continue;
    attached.set(element, done.add(selector));
    attach(element);
  }
}

/** Calls `attach` for each element matching `selector`, whenever it appears. */
export function behaviour<E extends HTMLElement>(selector: string, attach: Attach<E>): void {
  whenReady(() => attachWithin(document, selector, attach));
  document.addEventListener("htmx:load", (event) => attachWithin((event as CustomEvent).detail.elt ?? document, selector, attach));
}

/** Runs `start` when the document is parsed. */
export function whenReady(start: () => void): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
  else start();
}

/** Listens on the document for `type` inside elements matching `selector`. */
export function delegate<K extends keyof DocumentEventMap>(
  type: K, selector: string, handle: (event: DocumentEventMap[K], element: HTMLElement) => void, options?: AddEventListenerOptions,
): void {
  document.addEventListener(type, (event) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
    if (element) handle(event, element);
  }, options);
}
