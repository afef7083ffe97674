// Who earned a user's orders: a row a model, a column a session, and the channels' shares at the end.

import { element } from "../element.js";
import { money, moneyNodes, perCent } from "../format.js";
import { channelLook, modelName } from "../names.js";

/**
 * Sessions of the same person under another id earn too: they count in the shares, and have no column.
 * @param {import("./user.js").Journey} journey @param {number} column width of a session's column, 0 for shares alone
 */
export function earned({ user_id, orders, sessions }, column) {
  const currency = orders[0]?.currency ?? null, credits = orders.flatMap(order => order.credits);
  const total = orders.reduce((sum, order) => sum + order.revenue, 0), models = [...new Set(credits.map(credit => credit.model))];
  const channels = [...new Set(credits.map(credit => credit.channel))];
  const sum = (/** @type {string} */ model, /** @type {(credit: import("./user.js").Credit) => boolean} */ of) =>
    credits.filter(credit => credit.model === model && of(credit)).reduce((all, credit) => all + credit.revenue, 0);
  const stack = (/** @type {string} */ model) => element("span", { class: "stack", "aria-hidden": "true" }, channels.map(channel =>
    element("span", { class: `piece ${channelLook(channel).hue}`, style: { "--share": sum(model, credit => credit.channel === channel) / (total || 1) } })));
  const shares = (/** @type {string} */ model) => channels.map(channel => `${channel} ${perCent(sum(model, credit => credit.channel === channel) / (total || 1))} %`).join(", ");
  return element("div", { class: "earned" },
    element("h3", null, "Who earned ", moneyNodes(total.toFixed(2), currency)),
    element("table", { class: column ? "by-session" : "by-channel" }, element("caption", { class: "hidden" }, "Credit by model"),
      element("thead", null, element("tr", null, element("th", { scope: "col" }, "Model"),
        column ? [...sessions.map(session => element("th", { scope: "col" }, element("span", null, `Session ${session.number}, ${session.channel}`))),
          element("th", { scope: "col", class: "shares" }, channels.join(", "))] : channels.map(channel => element("th", { scope: "col" }, channel)))),
      element("tbody", null, models.map(model => element("tr", null, element("th", { scope: "row" }, modelName(model), column ? "" : stack(model)),
        column ? [...sessions.map(session => share(sum(model, credit => credit.session_number === session.number && (credit.user_id ?? user_id) === user_id), total, currency, session.channel)),
          element("td", { class: "shares", title: shares(model) }, stack(model), element("span", { class: "hidden" }, shares(model)))]
          : channels.map(channel => share(sum(model, credit => credit.channel === channel), total, currency, channel)))))));
}

/** @param {number} amount @param {number} total @param {string | null} currency @param {string} channel */
function share(amount, total, currency, channel) {
  return element("td", { title: total ? `${perCent(amount / total)} %` : "" }, moneyNodes(amount.toFixed(2), currency),
    amount ? element("span", { class: `meter ${channelLook(channel).hue}`, "aria-hidden": "true", style: { "--share": amount / (total || 1) } }) : "");
}
