// The tiles: seven figures, each with its change against the period before, coloured only where chance can't explain it.

import { query, queryAsCsv } from "../api.js";
import { show } from "../address.js";
import { element } from "../element.js";
import { countNodes, dayText, money, moneyNodes, perCent, rate, rateNodes, count } from "../format.js";
import { METRICS } from "../names.js";
import { part } from "../part.js";
import { comparesIn, currencyOf, daysOf, questionOf } from "../question.js";

/** @typedef {import("../api.js").Answer} Answer */
/** @typedef {import("../names.js").Metric} Metric */

/** @param {import("../address.js").View} view */
const question = view => questionOf(view, { metrics: METRICS.map(metric => metric.name), compare: true });

export const overview = () => part({
  name: "Overview",
  kind: "tiles",
  asks: view => [daysOf(view), view.zone, view.filters, view.compare],
  read: async (view, signal) => {
    const [answer, currency] = await Promise.all([query(question(view), signal), currencyOf(view)]);
    return { answer, currency };
  },
  draw: ({ answer, currency }, view) => ({ body: METRICS.map((metric, index) => tile(metric, index, answer, currency, view)) }),
  csv: (_, view) => queryAsCsv(question(view)),
});

/**
 * @param {Metric} metric @param {number} index @param {Answer} answer @param {string | null} currency
 * @param {import("../address.js").View} view
 */
function tile(metric, index, answer, currency, view) {
  const row = answer.results[0], value = row?.metrics[index] ?? null, chosen = view.metric === metric.name;
  const nodes = metric.kind === "money" ? moneyNodes(value, currency)
    : metric.kind === "rate" ? rateNodes(/** @type {number | null} */ (value)) : countNodes(/** @type {number | null} */ (value));
  return element("div", { class: `tile ${metric.name}${chosen ? " chosen" : ""}`, role: "group", "aria-label": metric.title },
    element("button", { type: "button", class: "pick", "aria-pressed": chosen, "data-focus": metric.name, title: `Show ${metric.title} over time`,
      onclick: () => show({ metric: metric.name }) }, metric.title),
    element("p", { class: "value" }, nodes),
    element("p", { class: "change" }, change(metric, index, answer, currency, view)));
}

/**
 * @param {Metric} metric @param {number} index @param {Answer} answer @param {string | null} currency
 * @param {import("../address.js").View} view
 */
function change(metric, index, answer, currency, view) {
  const row = answer.results[0], value = row?.metrics[index] ?? null, before = row?.comparison?.metrics[index] ?? null;
  const first = answer.meta.date_range?.[0];
  if (!comparesIn(view)) return [index ? "–" : view.period === "all" && first ? `no days before ${dayText(first)} to compare` : "not compared"];
  if (value === null || before === null || (metric.kind !== "rate" && Number(before) === 0)) return ["–"];
  const difference = Number(value) - Number(before);
  const from = ` from ${metric.kind === "money" ? money(String(before), currency) : metric.kind === "rate" ? rate(Number(before)) : count(Number(before))}`;
  if (difference === 0) return ["no change", element("span", { class: "from" }, from)];
  const size = metric.kind === "rate" ? `${perCent(Math.abs(difference))} pt` : rate(Math.abs(difference / Number(before)));
  const chance = row?.comparison?.chance?.[index] ?? null, certain = chance?.may_be_chance === false;
  const better = (difference > 0) !== (metric.moreIsWorse ?? false);
  return [
    element("span", { class: certain ? (better ? "good" : "bad") : "" }, element("span", { "aria-hidden": "true" }, difference > 0 ? "▲" : "▼"),
      element("span", { class: "hidden" }, difference > 0 ? "up" : "down"), ` ${size}`),
    chance && !certain ? element("span", null, " may be chance") : "",
    element("span", { class: "from" }, from),
  ];
}
