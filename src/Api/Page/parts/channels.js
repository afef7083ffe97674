// What each channel earned under two models side by side, with intervals.

import { query, queryAsCsv } from "../api.js";
import { show } from "../address.js";
import { channelSign, intervalBars, modelSign } from "../charts/bars.js";
import { element, mark } from "../element.js";
import { less } from "../exact.js";
import { count, countNodes, money, moneyNodes, none, rateNodes, rate, signed } from "../format.js";
import { filterByClick } from "../filters.js";
import { complaints, sentenceOf, verdict } from "../monitoring.js";
import { channelLook, modelName } from "../names.js";
import { part } from "../part.js";
import { attributionOf, daysOf, questionOf } from "../question.js";
import { empty } from "../states.js";
import { told } from "./channel-sentences.js";

/** @typedef {import("../address.js").View} View */
/**
 * What one model gives a channel.
 * @typedef {{orders: number, revenue: string, share: number, low: number | null, high: number | null}} Credit
 */
/** @typedef {{channel: string, sessions: number, first: Credit, second: Credit}} Line */

/** Models that follow from the paths of all users: the engine has them by channel, and not by what else is asked here. */
const LEARNT = ["markov", "shapley"];

/** @param {View} view */
const modelsOf = view => /** @type {[string, string]} */ ([view.model || "last_click", view.second || "linear"]);

/** @param {View} view @param {string} model */
const question = (view, model) => questionOf(view, { metrics: ["revenue", "orders", "sessions"], dimensions: ["channel"], model, totals: true });

/** @param {View} view @param {AbortSignal} signal */
async function read(view, signal) {
  const attribution = await attributionOf(view);
  const known = attribution.models.map(each => each.model).filter(model => !LEARNT.includes(model)), models = modelsOf(view);
  const [first, second, found] = await Promise.all([query(question(view, models[0]), signal), query(question(view, models[1]), signal),
    verdict().catch(() => null)]);
  const credits = [first, second].map((answer, slot) => {
    const total = Number(answer?.totals?.metrics[0] ?? 0);
    const intervals = view.filters.length ? [] : attribution.models.find(each => each.model === models[slot])?.channels ?? [];
    return new Map(answer?.results.map(row => {
      const [channel = ""] = row.dimensions, interval = intervals.find(each => each.channel === channel);
      return [channel, { orders: Number(row.metrics[1]), revenue: String(row.metrics[0]), share: total ? Number(row.metrics[0]) / total : 0,
        low: interval?.low ?? null, high: interval?.high ?? null, sessions: Number(row.metrics[2]) }];
    }));
  });
  const nothing = { orders: 0, revenue: "0.00", share: 0, low: null, high: null, sessions: 0 };
  const lines = [...new Set(credits.flatMap(each => [...each.keys()]))].map(channel => {
    const one = credits[0]?.get(channel) ?? nothing, other = credits[1]?.get(channel) ?? nothing;
    return { channel, sessions: Math.max(one.sessions, other.sessions), first: one, second: other };
  });
  lines.sort((one, other) => Number(other.first.revenue) - Number(one.first.revenue) || other.sessions - one.sessions || one.channel.localeCompare(other.channel));
  return { lines, models, known, currency: attribution.currency ?? null, found,
    totals: [first, second].map(answer => answer?.totals?.metrics ?? []) };
}

/** @typedef {Awaited<ReturnType<typeof read>>} Data */

/** @param {Data} data @param {View} view @param {boolean} whole */
function draw({ lines, models, known, currency, found, totals }, view, whole) {
  knownModels = known;
  if (lines.length === 0) return { body: [empty("session", view)] };
  const greatest = Math.max(0.1, ...lines.flatMap(line => [line.first, line.second].map(each => each.high ?? each.share))) * 1.02;
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].filter(tick => tick <= greatest);
  const doubt = found && complaints(found).find(check => /referrer/.test(check.measured));
  const cells = (/** @type {Credit} */ credit, /** @type {string} */ slot) => [
    element("td", { class: `orders ${slot}` }, countNodes(credit.orders)), element("td", { class: `revenue ${slot}` }, moneyNodes(credit.revenue, currency)),
    element("td", { class: `share ${slot}` }, rateNodes(credit.share),
      whole && credit.low !== null && credit.high !== null ? element("span", { class: "quiet" }, ` ${count(Math.round(credit.low * 100))}–${count(Math.round(credit.high * 100))}`) : "")];
  const all = (/** @type {number} */ slot) => [element("td", { class: `orders ${slot ? "second" : "first"}` }, countNodes(Number(totals[slot]?.[1] ?? 0))),
    element("td", { class: `revenue ${slot ? "second" : "first"}` }, moneyNodes(String(totals[slot]?.[0] ?? "0"), currency)),
    element("td", { class: `share ${slot ? "second" : "first"}` }, rate(1))];
  return { note: view.filters.length ? "share of revenue" : "share of revenue, 95 % interval", body: [
    doubt ? element("p", { class: "notice bad" }, mark("bad"), `${sentenceOf(doubt)}. Channels of that day can't be compared with the days before.`) : null,
    element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Channels under two models" }, element("table", { class: "channels" },
      element("caption", { class: "hidden" }, `Revenue by channel: ${modelName(models[0])} beside ${modelName(models[1])}`),
      element("thead", null,
        element("tr", { class: "slots" }, element("td", { colspan: 3 }), ...models.map((model, slot) => element("th", { scope: "colgroup", colspan: 3, class: slot ? "second" : "first" },
          modelSign(slot === 0), " ", modelName(model))), element("td")),
        element("tr", null, element("th", { scope: "col" }, "Channel"), element("th", { scope: "col", class: "bar" }, axis(ticks, greatest)),
          element("th", { scope: "col", class: "sessions" }, "Sessions"),
          ["first", "second"].flatMap(slot => [element("th", { scope: "col", class: `orders ${slot}` }, "Orders"), element("th", { scope: "col", class: `revenue ${slot}` }, "Revenue"),
            element("th", { scope: "col", class: `share ${slot}` }, "Share")]),
          element("th", { scope: "col", class: "difference" }, "Difference"))),
      element("tbody", null, lines.map(line => row(line, view, currency, greatest, ticks, cells))),
      element("tfoot", null, element("tr", null, element("th", { scope: "row" }, "All"), element("td", { class: "bar" }),
        element("td", { class: "sessions" }, countNodes(Number(totals[0]?.[2] ?? 0))), all(0), all(1), element("td", { class: "difference" }, none()))))),
    told(lines, models, currency)] };
}

/**
 * @param {Line} line @param {View} view @param {string | null} currency @param {number} greatest @param {number[]} ticks
 * @param {(credit: Credit, slot: string) => HTMLElement[]} cells
 */
function row({ channel, sessions, first, second }, view, currency, greatest, ticks, cells) {
  const look = channelLook(channel), difference = less(second.revenue, first.revenue);
  const chosen = view.filters.some(filter => filter.dimension === "channel" && filter.operator === "=" && filter.value === channel);
  return element("tr", { class: chosen ? "chosen" : "" },
    element("th", { scope: "row" }, element("button", { type: "button", class: "name-button", "aria-pressed": chosen, "data-focus": `channel=${channel}`,
      onclick: (/** @type {MouseEvent} */ event) => filterByClick(event, "channel", channel, chosen) }, channelSign(look), element("span", null, channel))),
    element("td", { class: first.share + second.share ? "bar" : "bar none" }, intervalBars([first, second], look.hue, greatest, ticks)),
    element("td", { class: "sessions" }, countNodes(sessions)), cells(first, "first"), cells(second, "second"),
    element("td", { class: "difference" }, Number(difference) === 0 ? none() : signed(money(difference, currency))));
}

/** @param {number[]} ticks @param {number} greatest */
function axis(ticks, greatest) {
  return element("span", { class: "axis" }, element("span", { class: "hidden" }, "Share of revenue"),
    ticks.map((tick, index) => element("span", { "aria-hidden": "true", style: { left: `${tick / greatest * 100}%` } }, count(tick * 100) + (index === ticks.length - 1 ? " %" : ""))));
}

/** Models that the engine has, as its last answer named them. @type {string[]} */
let knownModels = [];

/** @param {View} view */
function controls(view) {
  const models = modelsOf(view);
  const options = knownModels.length ? knownModels : [...models];
  return [slot("Model", models[0], options, value => show({ model: value })), element("span", { class: "quiet beside" }, "beside"),
    slot("Second model", models[1], options, value => show({ second: value })),
    element("button", { type: "button", class: "plain", id: "swap", onclick: () => show({ model: models[1], second: models[0] }) }, "Swap")];
}

/** @param {string} label @param {string} value @param {string[]} options @param {(value: string) => void} choose */
function slot(label, value, options, choose) {
  const select = /** @type {HTMLSelectElement} */ (element("select", { "aria-label": label, "data-focus": label, onchange: () => choose(select.value) },
    [...new Set([...options, value])].map(model => element("option", { value: model, selected: model === value }, modelName(model)))));
  return element("span", { class: "slot" }, modelSign(label === "Model"), select);
}

/** @param {boolean} whole the view of its own, with each share's interval in figures */
export const channels = whole => part({
  name: "Channels",
  kind: whole ? "channels-part whole" : "channels-part",
  asks: view => [daysOf(view), view.zone, view.filters, view.model, view.second],
  read,
  draw: (data, view) => draw(data, view, whole),
  controls,
  csv: async (data, view) => {
    const answers = await Promise.all(data.models.map(model => queryAsCsv(question(view, model))));
    return answers.map((text, slot) => text.split(/\r?\n/).filter(line => line).map((line, index) => `${index ? data.models[slot] : "model"},${line}`).slice(slot ? 1 : 0).join("\n")).join("\n") + "\n";
  },
});
