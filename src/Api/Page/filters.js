// Filters: chips that remove them, and the dialog that adds one.

import { addFilter, removeFilter, show } from "./address.js";
import { element } from "./element.js";
import { DIMENSIONS, OPERATORS, dimensionName, valueName } from "./names.js";

/** @typedef {import("./address.js").Filter} Filter */

/** @param {Filter} filter */
export const filterText = filter => `${dimensionName(filter.dimension)} ${OPERATORS[filter.operator]} ${valueName(filter.value)}`;

/** @param {import("./address.js").View} view */
export function chips(view) {
  return [
    ...view.filters.map(filter => element("button", { type: "button", class: "chip",
      "aria-label": `Remove filter ${filterText(filter)}`, onclick: () => removeFilter(filter) }, filterText(filter), element("span", null, " ×"))),
    ...(view.filters.length > 1 ? [element("button", { type: "button", class: "plain", onclick: () => show({ filters: [] }) }, "Remove all")] : []),
  ];
}

/**
 * What a click on a value does: it adds the filter, Alt-click excludes, and a second click takes it back.
 * @param {MouseEvent} event @param {string} dimension @param {string} value @param {boolean} chosen
 */
export function filterByClick(event, dimension, value, chosen) {
  if (chosen) removeFilter({ dimension, operator: "=", value });
  else addFilter({ dimension, operator: event.altKey ? "!=" : "=", value });
}

/** Opens the dialog that adds a filter. */
export function openFilterDialog() {
  const dimension = select("Dimension", DIMENSIONS);
  const operator = select("Condition", Object.entries(OPERATORS));
  const value = /** @type {HTMLInputElement} */ (element("input", { id: "filter-value", placeholder: "empty means none" }));
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { "aria-labelledby": "filter-title", onclose: () => dialog.remove() },
    element("form", { method: "dialog", onsubmit: () => addFilter(/** @type {Filter} */ (
      { dimension: dimension.value, operator: operator.value, value: value.value })) },
      element("h2", { id: "filter-title" }, "Filter"),
      element("label", null, "Dimension", dimension), element("label", null, "Condition", operator),
      element("label", { for: "filter-value" }, "Value"), value,
      element("p", { class: "quiet" }, "Upper and lower case count. A click on a row of a list does the same; with Alt it excludes."),
      element("p", { class: "ways" }, element("button", { class: "primary" }, "Add filter"),
        element("button", { type: "button", onclick: () => dialog.close() }, "Close")))));
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {string} label @param {[string, string][]} options */
function select(label, options) {
  return /** @type {HTMLSelectElement} */ (element("select", { "aria-label": label },
    options.map(([value, name]) => element("option", { value }, name))));
}
