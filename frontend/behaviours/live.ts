// One WebSocket per tab tells that something changed; elements with data-live="topic …" then get a `live` event, which hx-trigger="live"
// turns into a reload of that element. Bursts become one reload; a hidden tab waits; after a lost connection everything catches up once.
import { whenReady } from "../lib/behaviour";
import { backoff } from "../lib/backoff";

export interface Notice { topic: string; kind?: string; id?: number | string; [key: string]: unknown }

const COALESCE_MS = 250;
const wanted = new Set<string>();
const stale = new Set<string>();
let socket: WebSocket | null = null;
let attempts = 0;
let timer = 0;
let wasConnected = false;

const topicsOf = (element: HTMLElement): string[] => (element.dataset["live"] ?? "").split(/\s+/).filter(Boolean);
const liveElements = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-live]")];

function flush(): void {
  timer = 0;
  if (document.hidden || !stale.size) return;
  const now = new Set(stale);
  stale.clear();
  for (const element of liveElements()) {
    if (topicsOf(element).some((topic) => now.has(topic))) element.dispatchEvent(new CustomEvent("live", { bubbles: false, detail: { topics: [...now] } }));
  }
}

function markStale(topics: Iterable<string>): void {
  for (const topic of topics) stale.add(topic);
  timer ||= window.setTimeout(flush, COALESCE_MS);
}

function subscribe(): void {
  const topics = new Set(liveElements().flatMap(topicsOf));
  const added = [...topics].filter((topic) => !wanted.has(topic));
  const dropped = [...wanted].filter((topic) => !topics.has(topic));
  for (const topic of added) wanted.add(topic);
  for (const topic of dropped) wanted.delete(topic);
  if (socket?.readyState !== WebSocket.OPEN) return;
  if (added.length) socket.send(JSON.stringify({ subscribe: added }));
  if (dropped.length) socket.send(JSON.stringify({ unsubscribe: dropped }));
}

function showConnection(isUp: boolean): void {
  document.documentElement.toggleAttribute("data-offline", !isUp);
  for (const sign of document.querySelectorAll<HTMLElement>("[data-offline-sign]")) sign.hidden = isUp;
}

function connect(path: string): void {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(url);
  socket.addEventListener("open", () => {
    attempts = 0;
    showConnection(true);
    if (wanted.size) socket?.send(JSON.stringify({ subscribe: [...wanted] }));
    if (wasConnected) markStale(wanted);
    wasConnected = true;
  });
  socket.addEventListener("message", (event) => {
    const notice = JSON.parse(String(event.data)) as Notice;
    document.dispatchEvent(new CustomEvent("ax:live", { detail: notice }));
    if (notice.topic && wanted.has(notice.topic)) markStale([notice.topic]);
  });
  socket.addEventListener("close", () => {
    if (attempts > 1) showConnection(false);
    window.setTimeout(() => connect(path), backoff(attempts, Math.random()));
    attempts += 1;
  });
}

/** Sends a message on the live connection (presence, typing); lost when there is none, which is right for such things. */
export function say(message: object): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

export function startLive(): void {
  whenReady(() => {
    const path = document.querySelector<HTMLMetaElement>('meta[name="ax-live"]')?.content;
    if (!path) return;
    subscribe();
    connect(path);
    document.addEventListener("htmx:afterSettle", subscribe);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) flush(); });
    document.addEventListener("ax:say", (event) => say((event as CustomEvent).detail));
  });
}
