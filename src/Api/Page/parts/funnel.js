// How many sessions reach each step, against the step before it.

import { funnel } from "../api.js";
import { show } from "../address.js";
import { table } from "../charts/table.js";
import { element } from "../element.js";
import { count, duration, rate, rateNodes } from "../format.js";
import { stepName, valueName } from "../names.js";
import { part } from "../part.js";
import { daysOf, filtersOf } from "../question.js";
import { empty } from "../states.js";

/** @typedef {import("../address.js").View} View */
/**
 * @typedef {{name: string, count: number, rate_from_previous: number | null, rate_from_first: number | null, drop_off: number,
 *   median_seconds: number | null}} Step
 * @typedef {{value: string, steps: Step[]}} Group
 */

const steps = ["page_viewed", "product_added_to_cart", "checkout_started", "checkout_completed"].map(event_name => ({ event_name }));

/** @param {View} view @param {string} [by] */
const question = (view, by) => ({ steps, date_range: daysOf(view), time_zone: view.zone, filters: filtersOf(view.filters), ...(by ? { by } : {}) });

/** @param {View} view @param {boolean} whole @param {AbortSignal} signal @returns {Promise<Group[]>} the whole first, then its groups */
async function read(view, whole, signal) {
  const [all, split] = await Promise.all([funnel(question(view), signal), whole ? funnel(question(view, view.by), signal) : { groups: [] }]);
  return [...all.groups, ...split.groups];
}

/** @param {Group[]} groups @param {View} view @param {boolean} whole */
function draw(groups, view, whole) {
  const [all, ...others] = groups, note = "height is the share of the step before";
  if (!all?.steps.length || all.steps[0]?.count === 0) return { body: [empty("session", view)] };
  if (whole) return { note: "share of the step before; each step has its own scale", body: [wide(all, others, view)] };
  if (view.table) return { note, body: [table("Funnel", ["Step", "Sessions", "Of the step before", "Of the first", "Leave", "Median time"], all.steps.map(stepCells))] };
  return { note, body: [
    element("ol", { class: "steps" }, all.steps.map((step, index) => element("li", null,
      element("span", { class: "step" }, stepName(step.name)), element("b", null, count(step.count)),
      element("span", { class: "tank", "aria-hidden": "true", style: { "--share": index ? step.rate_from_previous ?? 0 : 1 } }),
      index ? element("span", { class: "rate" }, rateNodes(step.rate_from_previous)) : element("span", { class: "quiet" }, "of the step before"),
      index ? element("span", { class: "quiet" }, `−${count(step.drop_off)} leave`) : ""))),
    element("p", { class: "told" }, `Steps in this order within a session: ${rate(all.steps.at(-1)?.rate_from_first ?? 0)} of the sessions that view a page order.`)] };
}

/** @param {Step} step @param {number} index */
const stepCells = (step, index) => [stepName(step.name), count(step.count), index && step.rate_from_previous !== null ? rate(step.rate_from_previous) : "–",
  step.rate_from_first !== null ? rate(step.rate_from_first) : "–", index ? count(step.drop_off) : "–", step.median_seconds === null ? "–" : duration(step.median_seconds)];

/** @param {Group} all @param {Group[]} others @param {View} view */
function wide(all, others, view) {
  const groups = [all, ...others.filter(group => (group.steps[0]?.count ?? 0) > 0).slice(0, 6)];
  return element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": `Funnel by ${view.by}` },
    element("table", { class: "funnel" }, element("caption", { class: "hidden" }, `Funnel by ${view.by}`),
      element("thead", null, element("tr", null, element("th", { scope: "col" }, "Step"),
        groups.map((group, index) => element("th", { scope: "col" }, index ? valueName(group.value) : "All")))),
      element("tbody", null, all.steps.map((step, index) => element("tr", null,
        element("th", { scope: "row" }, stepName(step.name), index && step.median_seconds !== null ? element("span", { class: "quiet" }, `median ${duration(step.median_seconds)}`) : ""),
        groups.map((group, column) => cell(group.steps[index], group.steps[index - 1], column > 0))))),
      element("tfoot", null, element("tr", null, element("th", { scope: "row" }, "Last of the first"),
        groups.map(group => element("td", null, rateNodes(group.steps.at(-1)?.rate_from_first ?? null)))))));
}

/** @param {Step | undefined} step @param {Step | undefined} before @param {boolean} pale */
function cell(step, before, pale) {
  if (!step) return element("td", null, "–");
  if (!before) return element("td", { class: "first" }, count(step.count));
  if (before.count === 0) return element("td", null, element("span", { class: "zero" }, "–"));
  const share = step.rate_from_previous ?? 0, [low, high] = wilson(share, before.count);
  return element("td", null, element("span", { class: "line" }, element("b", null, rateNodes(step.rate_from_previous)),
    element("span", { class: "quiet" }, `−${count(step.drop_off)}`), element("span", { class: "reach" }, count(step.count))),
    element("span", { class: `meter interval${pale ? " pale" : ""}`, "aria-hidden": "true", style: { "--share": share, "--low": low, "--high": high } }));
}

/** The 95 % interval of a share of n sessions, after Wilson (1927). @param {number} share @param {number} n */
function wilson(share, n) {
  if (n === 0) return [0, 1];
  const z = 1.96, middle = (share + z * z / (2 * n)) / (1 + z * z / n);
  const half = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** @param {View} view */
const controls = view => [element("fieldset", { class: "segments" }, element("legend", { class: "hidden" }, "Split by"),
  ["device", "channel"].map(by => element("label", null, element("input", { type: "radio", name: "by", value: by, checked: view.by === by,
    "data-focus": "by-" + by, onchange: () => show({ by }) }), element("span", null, by === "device" ? "Device" : "Channel"))))];

/** @param {boolean} whole the view of its own, by device or channel */
export const funnelPart = whole => part({
  name: "Funnel",
  kind: whole ? "funnel-part whole" : "funnel-part",
  asks: view => [daysOf(view), view.zone, view.filters, whole && view.by],
  read: (view, signal) => read(view, whole, signal),
  draw: (groups, view) => draw(groups, view, whole),
  ...(whole ? { controls } : {}),
  csv: (groups, view) => [`${view.by},name,count,rate_from_previous,rate_from_first,drop_off,median_seconds`,
    ...groups.flatMap(group => group.steps.map(step => [`"${group.value.replaceAll('"', '""')}"`, step.name, step.count, step.rate_from_previous,
      step.rate_from_first, step.drop_off, step.median_seconds].map(value => value ?? "").join(",")))].join("\n") + "\n",
});
