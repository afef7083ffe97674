// Top lists: the bar stands behind the name, and a click on a row filters everything.

import { query, queryAsCsv } from "../api.js";
import { show } from "../address.js";
import { element } from "../element.js";
import { countNodes, moneyNodes, whole } from "../format.js";
import { filterByClick } from "../filters.js";
import { pathOf, valueName } from "../names.js";
import { part } from "../part.js";
import { currencyOf, daysOf, questionOf } from "../question.js";
import { empty } from "../states.js";

/** @typedef {import("../address.js").View} View */
/** @typedef {import("../api.js").Answer} Answer */
/** @typedef {{dimension: string, metrics: string[], rows: number, heading?: string, filterBy?: string}} List */

/** @type {Record<string, string>} */
const headings = { sessions: "Sessions", orders: "Orders", revenue: "Revenue", page_views: "Page views" };
const usual = ["sessions", "orders", "revenue"];

/** @param {View} view @param {List} list @param {number} [limit] */
const question = (view, { dimension, metrics, rows }, limit = rows) => questionOf(view, { metrics, dimensions: [dimension], limit });

/**
 * @param {string} name @param {string} kind @param {(view: View) => List[]} listsOf @param {string} things
 * @param {(view: View) => (Node | null)[]} [controls]
 */
const listPart = (name, kind, listsOf, things, controls) => part({
  name,
  kind,
  asks: view => [daysOf(view), view.zone, view.filters, listsOf(view).map(list => list.dimension)],
  read: async (view, signal) => {
    const [currency, ...answers] = await Promise.all([currencyOf(view), ...listsOf(view).map(list => query(question(view, list), signal))]);
    return { currency, answers };
  },
  draw: ({ currency, answers }, view) => {
    const lists = listsOf(view), total = answers[0]?.meta.total_rows ?? 0;
    if (total === 0) return { body: [empty("session", view)] };
    return { note: `${whole(total)} ${things}`, body: lists.flatMap((list, index) =>
      [list.heading ? element("h3", null, list.heading) : null, drawList(name, list, /** @type {Answer} */ (answers[index]), currency, view)]) };
  },
  ...(controls ? { controls } : {}),
  csv: async (_, view) => (await Promise.all(listsOf(view).map(list => queryAsCsv(question(view, list, 10000))))).join("\n"),
});

/** @param {string} name @param {List} list @param {Answer} answer @param {string | null} currency @param {View} view */
function drawList(name, list, answer, currency, view) {
  const greatest = Math.max(1, ...answer.results.map(row => Number(row.metrics[0])));
  const filterDimension = list.filterBy ?? list.dimension;
  return element("table", { class: `list by-${list.dimension}` }, element("caption", { class: "hidden" }, list.heading ?? name),
    element("thead", null, element("tr", null, element("th", { scope: "col" }, element("span", { class: "hidden" }, list.heading ?? name)),
      list.metrics.map(metric => element("th", { scope: "col", class: metric }, headings[metric])))),
    element("tbody", null, answer.results.map(row => {
      const value = row.dimensions[0] ?? "";
      const chosen = view.filters.some(filter => filter.dimension === filterDimension && filter.operator === "=" && filter.value === value);
      return element("tr", { class: chosen ? "chosen" : "" },
        element("th", { scope: "row" }, element("button", { type: "button", class: "row", "aria-pressed": chosen, title: value,
          "data-focus": `${list.dimension}=${value}`, style: { "--share": Number(row.metrics[0]) / greatest },
          onclick: (/** @type {MouseEvent} */ event) => filterByClick(event, filterDimension, value, chosen) }, nameNodes(value, list.dimension))),
        list.metrics.map((metric, index) => element("td", { class: metric }, metric === "revenue" ? moneyNodes(row.metrics[index] ?? null, currency, false)
          : countNodes(/** @type {number} */ (row.metrics[index] ?? null)))));
    })));
}

/** A page's path, whose leading folders step back. @param {string} value @param {string} dimension */
function nameNodes(value, dimension) {
  if (dimension !== "landing_page" && dimension !== "page") return [element("span", { class: "name" }, valueName(value))];
  const path = pathOf(value), cut = path.lastIndexOf("/", path.length - 2) + 1;
  return [element("span", { class: "name" }, cut > 1 && element("span", { class: "folder" }, path.slice(0, cut)), path.slice(cut > 1 ? cut : 0))];
}

/** @param {View} view @returns {List} */
const pageList = view => view.pages === "viewed" ? { dimension: "page", metrics: ["page_views", "sessions"], rows: 8 }
  : { dimension: "landing_page", metrics: usual, rows: 8 };

/** @param {"pages" | "sources"} name of the part of the address @param {View} view @param {[string, string][]} choices */
const choice = (name, view, choices) => element("fieldset", { class: "segments" }, element("legend", { class: "hidden" }, `Kind of ${name}`),
  choices.map(([value, title]) => element("label", null, element("input", { type: "radio", name, value, checked: view[name] === value,
    "data-focus": `${name}-${value}`, onchange: () => show({ [name]: value }) }), element("span", null, title))));

export const pages = () => listPart("Pages", "list-part", view => [pageList(view)], "pages",
  view => [choice("pages", view, [["landing", "Landing"], ["viewed", "Viewed"]])]);
export const sources = () => listPart("Sources", "list-part", view => [{ dimension: view.sources === "referrer" ? "referrer_host" : "source",
  metrics: usual, rows: 8 }], "sources", view => [choice("sources", view, [["source", "Source"], ["referrer", "Referrer"]])]);
export const campaigns = () => listPart("Campaigns", "list-part", () => [{ dimension: "campaign", metrics: usual, rows: 8 }], "campaigns");
export const devices = () => listPart("Devices", "list-part", () => [{ dimension: "device", metrics: usual, rows: 4 },
  { dimension: "browser", metrics: usual, rows: 3, heading: "Browsers" }], "kinds");
