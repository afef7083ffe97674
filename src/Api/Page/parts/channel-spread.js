// How far a channel's share of revenue moves over all models: the two that are shown stand out, the others are dots.

import { drawing, element } from "../element.js";
import { rate } from "../format.js";
import { channelLook, modelName } from "../names.js";

const WIDTH = 104, EDGE = 6, MIDDLE = 12;

/**
 * All channels share one scale, around the mean of each; nothing with fewer than three models, which the table shows already.
 * @param {import("../question.js").Attribution} attribution
 */
export function spreadsOf({ models }) {
  if (models.length < 3) return null;
  /** @param {string} channel */
  const sharesOf = channel => models.map(({ model, channels }) => ({ model, share: channels.find(each => each.channel === channel)?.revenue_share ?? 0 }));
  const channels = [...new Set(models.flatMap(each => each.channels.map(channel => channel.channel)))];
  const mean = (/** @type {{share: number}[]} */ shares) => shares.reduce((sum, { share }) => sum + share, 0) / shares.length;
  const greatest = Math.max(0.001, ...channels.flatMap(channel => sharesOf(channel).map(({ share }) => Math.abs(share - mean(sharesOf(channel))))));

  /** @param {string} channel @param {[string, string]} shown the models of the two slots */
  function cell(channel, shown) {
    const shares = sharesOf(channel), middle = mean(shares), least = Math.min(...shares.map(each => each.share)), most = Math.max(...shares.map(each => each.share));
    const xOf = (/** @type {number} */ share) => WIDTH / 2 + (share - middle) / greatest * (WIDTH / 2 - EDGE);
    const nameOf = (/** @type {number} */ share) => modelName(shares.find(each => each.share === share)?.model ?? "");
    const text = least === most ? `${rate(least)} under every model` : `${rate(least)} (${nameOf(least)}) to ${rate(most)} (${nameOf(most)})`;
    const dots = shares.filter(({ model }) => !shown.includes(model)).map(({ share }) => drawing("circle", { class: "first", cx: xOf(share), cy: MIDDLE, r: 2 }));
    const slots = [1, 0].map(slot => shares.find(({ model }) => model === shown[slot])).map((each, index) => each
      ? drawing("circle", { class: index ? "first" : "second", cx: xOf(each.share), cy: MIDDLE, r: 4 }) : null);
    return element("td", { class: "spread", title: text }, drawing("svg", { class: `spread-line ${channelLook(channel).hue}`, width: WIDTH, height: 2 * MIDDLE, "aria-hidden": "true" },
      drawing("line", { class: "grid", x1: 0, x2: WIDTH, y1: MIDDLE, y2: MIDDLE }), drawing("line", { class: "reach", x1: xOf(least), x2: xOf(most), y1: MIDDLE, y2: MIDDLE }),
      ...dots, ...slots), element("span", { class: "hidden" }, text));
  }

  return { models: models.length, cell };
}
