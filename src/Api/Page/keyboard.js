// Single keys for what is done most; never while typing, and they can be switched off.

import { VIEWS, currentView, show } from "./address.js";
import { element } from "./element.js";
import { openFilterDialog } from "./filters.js";
import { PERIODS } from "./names.js";

let on = true;

/** @type {[string, string][]} */
const keys = [["1 – 5", "view"], ["D", "period"], ["F", "filter"], ["M", "models"], ["X", "swap the models"], ["T", "chart or table"], ["L", "pause live"],
  ["[ ]", "shorter or longer period"], ["← →", "read a chart; with Shift, by a day"], ["?", "this list"], ["Esc", "close"]];

/** @param {() => void} pause what L does */
export function listenForKeys(pause) {
  addEventListener("keydown", event => {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !(target instanceof HTMLInputElement && target.type === "radio");
    if (event.ctrlKey || event.metaKey || event.altKey || typing || document.querySelector("dialog[open]")) return;
    if (event.key === "?") return openKeys();
    if (on && act(event.key, pause)) event.preventDefault();
  });
}

/** @param {string} key @param {() => void} pause @returns {boolean} whether the key does something */
function act(key, pause) {
  const view = currentView(), at = PERIODS.findIndex(([period]) => period === view.period);
  const name = VIEWS[Number(key) - 1];
  if (name) show({ view: name });
  else if (key === "d") focus("select[aria-label=Period]");
  else if (key === "f") openFilterDialog();
  else if (key === "m") focus("select[aria-label=Model]");
  else if (key === "x") /** @type {HTMLElement | null} */ (document.querySelector("#swap"))?.click();
  else if (key === "t") show({ table: view.table ? "" : "1" });
  else if (key === "l") pause();
  else if (key === "[" || key === "]") {
    const next = PERIODS[at + (key === "]" ? 1 : -1)];
    if (next?.[0]) show({ period: next[0], from: "", to: "" });
  } else return false;
  return true;
}

/** @param {string} selector */
const focus = selector => /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();

/** Opens the list of keys. */
export function openKeys() {
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { "aria-labelledby": "keys-title", onclose: () => dialog.remove() },
    element("h2", { id: "keys-title" }, "Keys"),
    element("dl", { class: "keys" }, keys.map(([key, does]) => element("div", null, element("dt", null, element("kbd", null, key)), element("dd", null, does)))),
    element("label", { class: "switch" }, element("input", { type: "checkbox", checked: on, onchange: (/** @type {Event} */ event) => {
      on = /** @type {HTMLInputElement} */ (event.target).checked;
    } }), "Single keys are on"),
    element("p", { class: "ways" }, element("button", { type: "button", onclick: () => dialog.close() }, "Close"))));
  document.body.append(dialog);
  dialog.showModal();
}
