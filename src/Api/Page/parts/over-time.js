// Any tile by hour, day or week, with the period before as a second line.

import { query, queryAsCsv } from "../api.js";
import { show } from "../address.js";
import { table } from "../charts/table.js";
import { timeChart } from "../charts/time-chart.js";
import { element } from "../element.js";
import { bucketText, count, dayText, hourText, money, rangeText, rate, wallClock } from "../format.js";
import { doubtOf, verdict } from "../monitoring.js";
import { METRICS, metricOf } from "../names.js";
import { part } from "../part.js";
import { comparesIn, currencyOf, daysOf, intervalOf, questionOf } from "../question.js";
import { empty } from "../states.js";
import { everyBucket } from "../buckets.js";

/** @typedef {import("../address.js").View} View */
/** @typedef {{answer: import("../api.js").Answer, currency: string | null, found: import("../monitoring.js").Verdict | null}} Data */

const narrow = () => matchMedia("(max-width: 640px)").matches;

/** @param {View} view */
const question = view => questionOf(view, { metrics: [metricOf(view.metric).name], dimensions: ["time:" + intervalOf(view)], compare: true, limit: 10000 });

/** @param {Data} data @param {View} view */
function draw({ answer, currency, found }, view) {
  const metric = metricOf(view.metric), interval = intervalOf(view);
  const before = answer.meta.comparison_range;
  const note = `by ${interval}, ${answer.meta.date_range ? rangeText(answer.meta.date_range) : "all days"}, ${view.zone}` +
    (before ? `; ${rangeText(before)} in grey` : "");
  if (answer.results.length === 0) return { note, body: [empty("session", view)] };
  const points = pointsOf(answer, metric, interval, currency, found);
  const greatest = points.reduce((best, point) => (point.value ?? -1) > (best.value ?? -1) ? point : best);
  const sentence = `${metric.title} by ${interval}; most at ${greatest.label}: ${greatest.shown}.`;
  if (view.table) {
    return { note, body: [table(`${metric.title} by ${interval}`, [interval === "hour" ? "Hour" : interval === "week" ? "Week" : "Day", metric.title,
      ...(before ? ["Period before"] : [])], points.map(point => [point.label, point.shown, ...(before ? [point.shownBefore || "–"] : [])]), "tall")] };
  }
  const axis = (/** @type {number} */ value) => metric.kind === "money" ? money(value, currency) : metric.kind === "rate" ? rate(value) : count(value);
  return { note, body: [timeChart({ points, title: metric.title, sentence, axis, wholes: metric.kind === "count",
    height: narrow() ? 190 : 290 })] };
}

/**
 * @param {import("../api.js").Answer} answer @param {import("../names.js").Metric} metric @param {string} interval
 * @param {string | null} currency @param {import("../monitoring.js").Verdict | null} found
 * @returns {import("../charts/time-chart.js").Point[]}
 */
function pointsOf(answer, metric, interval, currency, found) {
  const text = (/** @type {string | number | null} */ value, /** @type {boolean} */ inFull) => value === null ? "–"
    : metric.kind === "money" ? money(value, currency, inFull) : metric.kind === "rate" ? rate(Number(value)) : count(Number(value));
  let marked = "";
  const many = answer.results.length > 14;
  return everyBucket(answer, interval, metric.kind === "count" ? 0 : metric.kind === "money" && metric.name === "revenue" ? "0" : null).map(({ bucket, value, before }) => {
    const day = bucket.slice(0, 10), firstOfDay = day !== marked, firstOfAll = many || marked === "";
    marked = day;
    const noon = interval === "hour" && !narrow() && wallClock(bucket).getUTCHours() === 12;
    return {
      label: (interval === "week" ? "week of " : "") + bucketText(bucket),
      tick: interval !== "hour" ? tickOf(bucket, interval, firstOfAll) : firstOfDay ? (narrow() ? dayText(day) : bucketText(day)) : noon ? hourText(bucket) : "",
      value: value === null ? null : Number(value), before: before === null ? null : Number(before),
      shown: text(value, true), brief: text(value, false), shownBefore: before === null ? "" : text(before, true),
      doubt: firstOfDay && interval !== "week" ? doubtOf(found, day) : null,
    };
  });
}

/** A narrow screen names the month once. @param {string} bucket @param {string} interval @param {boolean} withMonth */
function tickOf(bucket, interval, withMonth) {
  if (!narrow()) return interval === "week" ? dayText(bucket) : bucketText(bucket);
  return withMonth || bucket.endsWith("-01") ? dayText(bucket) : String(wallClock(bucket).getUTCDate());
}

/** @param {View} view */
function controls(view) {
  const metric = /** @type {HTMLSelectElement} */ (element("select", { "aria-label": "Metric", "data-focus": "metric",
    onchange: () => show({ metric: metric.value }) },
    METRICS.map(each => element("option", { value: each.name, selected: each.name === metricOf(view.metric).name }, each.title))));
  const chosen = intervalOf(view);
  return [metric, element("fieldset", { class: "segments" }, element("legend", { class: "hidden" }, "Interval"),
    ["hour", "day", "week"].map(interval => element("label", null, element("input", { type: "radio", name: "interval", value: interval,
      "data-focus": "interval-" + interval, checked: interval === chosen, onchange: () => show({ interval }) }),
      element("span", null, (interval[0] ?? "").toUpperCase() + interval.slice(1)))))];
}

export const overTime = () => part({
  name: "Over time",
  kind: "over-time",
  asks: view => [daysOf(view), view.zone, view.filters, comparesIn(view), metricOf(view.metric).name, intervalOf(view)],
  read: async (view, signal) => {
    const [answer, currency, found] = await Promise.all([query(question(view), signal), currencyOf(view), verdict().catch(() => null)]);
    return { answer, currency, found };
  },
  draw,
  controls,
  csv: (_, view) => queryAsCsv(question(view)),
});
