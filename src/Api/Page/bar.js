// The bar above all views: views, filters, period and comparison.

import { VIEWS, currentView, onView, show, writeView } from "./address.js";
import { element } from "./element.js";
import { rangeText } from "./format.js";
import { chips, openFilterDialog } from "./filters.js";
import { PERIODS } from "./names.js";
import { switchTheme } from "./theme.js";
import { openKeys } from "./keyboard.js";

/** @typedef {import("./address.js").View} View */

/** @param {string} id */
const found = id => /** @type {HTMLElement} */ (document.getElementById(id));

/** Draws the bar and keeps it to the view. @param {View} view */
export function startBar(view) {
  found("filter").addEventListener("click", openFilterDialog);
  found("theme").addEventListener("click", switchTheme);
  found("keys").addEventListener("click", openKeys);
  const period = /** @type {HTMLSelectElement} */ (found("period")), compare = /** @type {HTMLSelectElement} */ (found("compare"));
  period.addEventListener("change", () => {
    if (period.value === "custom") openDays();
    else show({ period: period.value, from: "", to: "" });
  });
  compare.addEventListener("change", () => show({ compare: compare.value }));
  onView(draw);
  draw(view);
}

/** @param {View} view */
function draw(view) {
  found("views").replaceChildren(...VIEWS.map(name => element("a", { href: location.pathname + writeView({ ...view, view: name }),
    "aria-current": name === view.view ? "page" : null, onclick: (/** @type {MouseEvent} */ event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      show({ view: name });
    } }, (name[0] ?? "").toUpperCase() + name.slice(1))));
  const period = /** @type {HTMLSelectElement} */ (found("period")), compare = /** @type {HTMLSelectElement} */ (found("compare"));
  period.replaceChildren(...PERIODS.map(([value, title]) => element("option", { value }, title)),
    element("option", { value: "custom" }, view.period === "custom" ? rangeText([view.from, view.to]) : "Days of your choice …"));
  period.value = view.period;
  compare.value = view.compare;
  compare.disabled = view.period === "all";
  const active = document.activeElement, inChips = found("chips").contains(active);
  found("chips").replaceChildren(...chips(view));
  if (inChips) /** @type {HTMLElement} */ (found("chips").querySelector("button") ?? found("filter")).focus();
}

/** The dialog for two days and a time zone. */
function openDays() {
  const view = new URLSearchParams(location.search), today = new Date().toISOString().slice(0, 10);
  const from = day("First day", view.get("from") ?? today), to = day("Last day", view.get("to") ?? today);
  const zone = /** @type {HTMLInputElement} */ (element("input", { value: view.get("zone") ?? "UTC", list: "zones", required: true }));
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { "aria-labelledby": "days-title", onclose: () => { dialog.remove(); draw(currentView()); } },
    element("form", { method: "dialog", onsubmit: () => {
      const days = [from.value, to.value].sort();
      show({ period: "custom", from: days[0] ?? "", to: days[1] ?? "", zone: zone.value });
    } },
      element("h2", { id: "days-title" }, "Days"), element("label", null, "First day", from), element("label", null, "Last day", to),
      element("label", null, "Time zone", zone),
      element("datalist", { id: "zones" }, ["UTC", ...Intl.supportedValuesOf("timeZone")].map(value => element("option", { value }))),
      element("p", { class: "ways" }, element("button", { class: "primary" }, "Show these days"), element("button", { type: "button", onclick: () => dialog.close() }, "Close")))));
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {string} label @param {string} value */
const day = (label, value) => /** @type {HTMLInputElement} */ (element("input", { type: "date", "aria-label": label, value, required: true }));
