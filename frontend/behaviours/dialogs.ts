// Native dialogs: [data-dialog="id"] opens, [data-dialog-close] or a click beside it closes; drawers, menus and dismissible things likewise.
import { delegate, whenReady } from "../lib/behaviour";

/** Opens a dialog by id; tells it with an `ax:dialog` event so that it can fill itself. */
export function openDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
  dialog.dispatchEvent(new CustomEvent("ax:dialog", { bubbles: true }));
  dialog.showModal();
}

export function startDialogs(): void {
  delegate("click", "[data-dialog]", (event, opener) => {
    event.preventDefault();
    openDialog(opener.dataset["dialog"] ?? "");
  });
  delegate("click", "[data-dialog-close]", (event, button) => {
    event.preventDefault();
    button.closest("dialog")?.close();
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target instanceof HTMLDialogElement && event.target.open && isBeside(event, event.target)) event.target.close();
  });
  delegate("click", "[data-dismiss]", (event, button) => {
    event.preventDefault();
    button.closest(button.dataset["dismiss"] || "[data-dismissible]")?.remove();
  });
  startMenus();
  whenReady(() => document.querySelectorAll<HTMLDialogElement>("dialog[data-open-now]").forEach((dialog) => openDialog(dialog.id)));
}

function isBeside(event: MouseEvent, dialog: HTMLDialogElement): boolean {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

/** <details class="ax-menu"> and the drawer close on Escape and on a click elsewhere. */
function startMenus(): void {
  const closeMenus = (except: Element | null) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.ax-menu[open]")) if (menu !== except) menu.open = false;
  };
  const drawer = () => document.querySelector<HTMLElement>("[data-drawer].is-open");
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    closeMenus(target?.closest("details.ax-menu") ?? null);
    if (drawer() && !target?.closest("[data-drawer]")) drawer()?.classList.remove("is-open");
  }, { capture: true });
  delegate("click", "[data-drawer-open]", (event, opener) => {
    event.preventDefault();
    const opened = document.getElementById(opener.dataset["drawerOpen"] ?? "");
    opened?.classList.add("is-open");
    opened?.querySelector<HTMLElement>("a, button")?.focus();
  });
  delegate("click", "[data-drawer-close]", (event, button) => {
    event.preventDefault();
    button.closest("[data-drawer]")?.classList.remove("is-open");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector<HTMLDetailsElement>("details.ax-menu[open]");
    open?.querySelector("summary")?.focus();
    closeMenus(null);
    drawer()?.classList.remove("is-open");
  });
}
