// What each channel earned under two models side by side, with intervals.

import { query, queryAsCsv } from "../api.js";
import { show } from "../address.js";
import { channelSign, intervalBars, modelSign } from "../charts/bars.js";
import { element, mark } from "../element.js";
import { less, sum } from "../exact.js";
import { count, countNodes, money, moneyNodes, none, rateNodes, rate, signed } from "../format.js";
import { filterByClick } from "../filters.js";
import { lostOrigin } from "../lost.js";
import { complaints, sentenceOf, verdict } from "../monitoring.js";
import { channelLook, modelName } from "../names.js";
import { part } from "../part.js";
import { attributionOf, daysOf, questionOf } from "../question.js";
import { empty } from "../states.js";
import { told } from "./channel-sentences.js";
import { spreadsOf } from "./channel-spread.js";

/** @typedef {import("../address.js").View} View */
/**
 * What one model gives a channel.
 * @typedef {{orders: number, revenue: string, share: number, low: number | null, high: number | null, hatched?: number}} Credit hatched: the part of
 *   it, of 1, that went to sessions whose origin was lost
 */
/** @typedef {{channel: string, sessions: number, first: Credit, second: Credit}} Line */

/** @param {View} view @param {string[]} known models that can be chosen */
const modelsOf = (view, known) => /** @type {[string, string]} */ ([view.model || "last_click", view.second || (known.includes("markov") ? "markov" : "linear")]);

/** @param {View} view @param {string} [model] */
const question = (view, model) => questionOf(view, { metrics: ["sessions", "orders", "revenue"], dimensions: ["channel"], ...(model ? { model } : {}) });

/**
 * What a model gives each channel: as attribution says it, with intervals; under filters, which attribution does not take, as the query says it.
 * @param {View} view @param {string} model @param {import("../question.js").Attribution} attribution @param {AbortSignal} signal
 * @returns {Promise<Map<string, Credit>>}
 */
async function creditsOf(view, model, attribution, signal) {
  const known = view.filters.length ? undefined : attribution.models.find(each => each.model === model);
  if (known) return new Map(known.channels.map(each => [each.channel, { ...each, share: each.revenue_share ?? 0 }]));
  const { results } = await query(question(view, model), signal);
  const total = Number(sum(results.map(row => String(row.metrics[2]))));
  return new Map(results.map(row => [row.dimensions[0] ?? "", { orders: Number(row.metrics[1]), revenue: String(row.metrics[2]),
    share: total ? Number(row.metrics[2]) / total : 0, low: null, high: null }]));
}

/**
 * How much of a model's credit to Direct went to sessions whose origin was lost, of 1.
 * @param {View} view @param {string} model @param {AbortSignal} signal
 */
async function lostOf(view, model, signal) {
  const credit = async (/** @type {unknown[]} */ filters) => Number((await query(questionOf(view, { metrics: ["revenue"], model, filters }), signal)).results[0]?.metrics[0] ?? 0);
  const [lost, all] = await Promise.all([credit(lostOrigin), credit(lostOrigin.slice(0, 1))]);
  return all ? lost / all : 0;
}

/** @param {View} view @param {AbortSignal} signal */
async function read(view, signal) {
  const [attribution, visits] = await Promise.all([attributionOf(view), query(question(view), signal)]);
  const known = attribution.models.map(each => each.model), models = modelsOf(view, known);
  const [first, second, found, lost] = await Promise.all([creditsOf(view, models[0], attribution, signal),
    creditsOf(view, models[1], attribution, signal), verdict().catch(() => null), Promise.all(models.map(model => lostOf(view, model, signal)))]);
  [first, second].forEach((credits, slot) => {
    const credit = credits.get("Direct");
    if (credit) credits.set("Direct", { ...credit, hatched: lost[slot] ?? 0 });
  });
  const sessions = new Map(visits.results.map(row => [row.dimensions[0] ?? "", Number(row.metrics[0])]));
  /** @type {Credit} */
  const nothing = { orders: 0, revenue: "0.00", share: 0, low: null, high: null };
  const lines = [...new Set([...sessions.keys(), ...first.keys(), ...second.keys()])].map(channel => ({ channel, sessions: sessions.get(channel) ?? 0,
    first: first.get(channel) ?? nothing, second: second.get(channel) ?? nothing }));
  lines.sort((one, other) => Number(other.first.revenue) - Number(one.first.revenue) || other.sessions - one.sessions || one.channel.localeCompare(other.channel));
  return { lines, models, known, attribution, currency: attribution.currency ?? null, found };
}

/** @typedef {Awaited<ReturnType<typeof read>>} Data */

/** @param {Data} data @param {View} view @param {boolean} whole */
function draw({ lines, models, known, attribution, currency, found }, view, whole) {
  knownModels = known;
  if (lines.length === 0) return { body: [empty("session", view)] };
  const greatest = Math.max(0.1, ...lines.flatMap(line => [line.first, line.second].map(each => each.high ?? each.share))) * 1.02;
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].filter(tick => tick <= greatest);
  const spreads = view.filters.length ? null : spreadsOf(attribution);
  const doubt = found && complaints(found).find(check => /referrer/.test(check.measured));
  const cells = (/** @type {Credit} */ credit, /** @type {string} */ slot) => [
    element("td", { class: `orders ${slot}` }, countNodes(credit.orders)), element("td", { class: `revenue ${slot}` }, moneyNodes(credit.revenue, currency)),
    element("td", { class: `share ${slot}` }, rateNodes(credit.share),
      whole && credit.low !== null && credit.high !== null ? element("span", { class: "quiet" }, ` ${count(Math.round(credit.low * 100))}–${count(Math.round(credit.high * 100))}`) : "")];
  const all = (/** @type {"first" | "second"} */ slot) => [element("td", { class: `orders ${slot}` }, countNodes(tenth(lines.reduce((orders, line) => orders + line[slot].orders, 0)))),
    element("td", { class: `revenue ${slot}` }, moneyNodes(sum(lines.map(line => line[slot].revenue)), currency)),
    element("td", { class: `share ${slot}` }, rate(1))];
  return { note: lines.some(line => line.first.low !== null) ? "share of revenue, 95 % interval" : "share of revenue", body: [
    doubt ? element("p", { class: "notice bad" }, mark("bad"), `${sentenceOf(doubt)}. Channels of that day can't be compared with the days before.`) : null,
    element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Channels under two models" }, element("table", { class: "channels" },
      element("caption", { class: "hidden" }, `Revenue by channel: ${modelName(models[0])} beside ${modelName(models[1])}`),
      element("thead", null,
        element("tr", { class: "slots" }, element("td", { colspan: 3 }), ...models.map((model, slot) => element("th", { scope: "colgroup", colspan: slot && !whole ? 2 : 3, class: slot ? "second" : "first" },
          modelSign(slot === 0), " ", modelName(model))), element("td", { colspan: whole && spreads ? 2 : 1 })),
        element("tr", null, element("th", { scope: "col" }, "Channel"), element("th", { scope: "col", class: "bar" }, axis(ticks, greatest)),
          element("th", { scope: "col", class: "sessions" }, "Sessions"),
          ["first", "second"].flatMap(slot => [element("th", { scope: "col", class: `orders ${slot}` }, "Orders"), element("th", { scope: "col", class: `revenue ${slot}` }, "Revenue"),
            element("th", { scope: "col", class: `share ${slot}` }, "Share")]),
          element("th", { scope: "col", class: "difference" }, "Difference"),
          whole && spreads ? element("th", { scope: "col", class: "spread" }, `Spread of all ${count(spreads.models)}`) : "")),
      element("tbody", null, lines.map(line => row(line, view, currency, greatest, ticks, cells, whole && spreads ? spreads.cell(line.channel, models) : ""))),
      element("tfoot", null, element("tr", null, element("th", { scope: "row" }, "All"), element("td", { class: "bar" }),
        element("td", { class: "sessions" }, countNodes(lines.reduce((all, line) => all + line.sessions, 0))), all("first"), all("second"), element("td", { class: "difference" }, none()), whole && spreads ? element("td", { class: "spread" }) : "")))),
    told(lines, models, currency),
    lines.some(line => line.first.hatched || line.second.hatched) ? element("p", { class: "quiet told" }, "Hatched: revenue of Direct whose origin was lost.") : null] };
}

/**
 * @param {Line} line @param {View} view @param {string | null} currency @param {number} greatest @param {number[]} ticks
 * @param {(credit: Credit, slot: string) => HTMLElement[]} cells @param {HTMLElement | string} spread
 */
function row({ channel, sessions, first, second }, view, currency, greatest, ticks, cells, spread) {
  const look = channelLook(channel), difference = less(second.revenue, first.revenue);
  const chosen = view.filters.some(filter => filter.dimension === "channel" && filter.operator === "=" && filter.value === channel);
  return element("tr", { class: chosen ? "chosen" : "" },
    element("th", { scope: "row" }, element("button", { type: "button", class: "name-button", "aria-pressed": chosen, "data-focus": `channel=${channel}`,
      onclick: (/** @type {MouseEvent} */ event) => filterByClick(event, "channel", channel, chosen) }, channelSign(look), element("span", null, channel))),
    element("td", { class: first.share + second.share ? "bar" : "bar none" }, intervalBars([first, second], look.hue, greatest, ticks)),
    element("td", { class: "sessions" }, countNodes(sessions)), cells(first, "first"), cells(second, "second"),
    element("td", { class: "difference" }, Number(difference) === 0 ? none() : signed(money(difference, currency))), spread);
}

/** Credits of thirds and sixths, added up again. @param {number} orders */
const tenth = orders => Math.round(orders * 1e6) / 1e6;

/** @param {number[]} ticks @param {number} greatest */
function axis(ticks, greatest) {
  return element("span", { class: "axis" }, element("span", { class: "hidden" }, "Share of revenue"),
    ticks.map((tick, index) => element("span", { "aria-hidden": "true", style: { left: `${tick / greatest * 100}%` } }, count(tick * 100) + (index === ticks.length - 1 ? " %" : ""))));
}

/** Models that the engine has, as its last answer named them. @type {string[]} */
let knownModels = [];

/** @param {View} view */
function controls(view) {
  const models = modelsOf(view, knownModels);
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
  csv: (data, view) => csvOf(data, view),
});

/**
 * A row a model and channel, values raw. @param {Data} data @param {View} view
 */
async function csvOf({ models, attribution }, view) {
  if (!view.filters.length) {
    const rows = attribution.models.filter(each => models.includes(each.model)).flatMap(({ model, channels }) =>
      channels.map(each => [model, each.channel, each.orders, each.revenue, each.revenue_share, each.low ?? "", each.high ?? ""].join(",")));
    return ["model,channel,orders,revenue,revenue_share,low,high", ...rows].join("\n") + "\n";
  }
  const answers = await Promise.all(models.map(model => queryAsCsv(question(view, model))));
  return answers.map((text, slot) => text.trim().split(/\r?\n/).map((line, index) => `${index ? models[slot] : "model"},${line}`)
    .slice(slot ? 1 : 0).join("\n")).join("\n") + "\n";
}
