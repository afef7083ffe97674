// What stands behind Direct: orders whose session began at the checkout or the cart had an origin, and lost it.

import { query, queryAsCsv } from "../api.js";
import { element } from "../element.js";
import { less } from "../exact.js";
import { count, money, moneyNodes, rate } from "../format.js";
import { atCart, atCheckout, direct } from "../lost.js";
import { part } from "../part.js";
import { currencyOf, daysOf, questionOf } from "../question.js";

/** @typedef {import("../address.js").View} View */

const metrics = ["orders", "revenue"];

/** @param {View} view */
const byLanding = view => questionOf(view, { metrics, dimensions: ["landing_page", "visitor"], filters: [direct], limit: 10000 });

/** @param {View} view @param {AbortSignal} signal */
async function read(view, signal) {
  const [everything, all, checkout, cart, currency] = await Promise.all([
    query(questionOf(view, { metrics }), signal), query(questionOf(view, { metrics, filters: [direct] }), signal),
    query(questionOf(view, { metrics, dimensions: ["visitor"], filters: [direct, atCheckout] }), signal),
    query(questionOf(view, { metrics, filters: [direct, atCart] }), signal), currencyOf(view)]);
  const figures = (/** @type {import("../api.js").Row | undefined} */ row) => ({ orders: Number(row?.metrics[0] ?? 0), revenue: String(row?.metrics[1] ?? "0") });
  const total = figures(all.results[0]), ofCart = figures(cart.results[0]);
  const unseen = figures(checkout.results.find(row => row.dimensions[0] === "new"));
  const seen = figures(checkout.results.find(row => row.dimensions[0] === "returning"));
  return { total, revenue: String(everything.results[0]?.metrics[1] ?? "0"), currency, origins: [
    { name: "Checkout, visitor never seen before", why: "The shop changes the visitor's id at checkout", lost: true, ...unseen },
    { name: "Checkout, visitor seen before", why: "Came back from a payment page or a link", lost: true, ...seen },
    { name: "Cart", why: "Reminder mails without tags, or an old tab", lost: true, ...ofCart },
    { name: "Any other page", why: "Typed, bookmarked, or the referrer was stripped", lost: false,
      orders: total.orders - unseen.orders - seen.orders - ofCart.orders, revenue: less(total.revenue, unseen.revenue, seen.revenue, ofCart.revenue) }] };
}

/** @param {Awaited<ReturnType<typeof read>>} data */
function draw({ total, revenue, origins, currency }) {
  const other = origins.at(-1), lost = less(total.revenue, other?.revenue ?? "0"), all = Number(total.revenue);
  if (total.orders === 0) return { note: "what stands behind it", body: [element("p", { class: "state" }, "No order of these days came by Direct.")] };
  return { note: "what stands behind it", body: [
    element("p", { class: "value" }, moneyNodes(lost, currency)),
    element("p", { class: "quiet" }, `of ${money(total.revenue, currency)} has a lost origin, not none: the session began at the checkout or the cart ` +
      `(${count(total.orders - (other?.orders ?? 0))} of ${count(total.orders)} orders).`),
    element("ul", { class: "whole-bar", "aria-label": "All revenue" }, [["lost", "Lost", lost], ["direct", "Direct", other?.revenue ?? "0"],
      ["known", "Known", less(revenue, total.revenue)]].map(([kind, name, amount]) => Number(amount) > 0 && element("li", { class: kind,
      style: { "--share": Number(amount) / Number(revenue) } }, name ?? "", element("b", null, rate(Number(amount) / Number(revenue)))))),
    element("ul", { class: "origins" }, origins.map(origin => element("li", null,
      element("span", { class: "origin" }, origin.name), element("span", { class: "amount" }, moneyNodes(origin.revenue, currency)),
      element("span", { class: "quiet" }, origin.why),
      element("span", { class: "quiet amount" }, `${count(origin.orders)} orders · ${all ? rate(Number(origin.revenue) / all) : "–"}`),
      element("span", { class: `meter${origin.lost ? " hatched" : ""}`, "aria-hidden": "true", style: { "--share": all ? Number(origin.revenue) / all : 0 } })))),
    element("p", { class: "repair" }, "Repair: carry the visitor's id to the checkout.")] };
}

export const directPart = () => part({
  name: "Direct",
  kind: "direct-part",
  asks: view => [daysOf(view), view.zone, view.filters],
  read,
  draw,
  csv: (_, view) => queryAsCsv(byLanding(view)),
});
