// Sentences written from the figures: what moves between two models, and which channels can be told apart.

import { element } from "../element.js";
import { money, rate } from "../format.js";
import { modelName } from "../names.js";

/**
 * @param {import("./channels.js").Line[]} lines
 * @param {[string, string]} models
 * @param {string | null} currency
 */
export function told(lines, models, currency) {
  const total = lines.reduce((sum, line) => sum + Number(line.first.revenue), 0);
  if (total === 0) return element("p", { class: "told" }, "No revenue in these days, so there is nothing to share.");
  const gains = lines.map(line => ({ channel: line.channel, gain: Number(line.second.revenue) - Number(line.first.revenue) }));
  const moved = gains.reduce((sum, { gain }) => sum + Math.max(0, gain), 0);
  const most = gains.reduce((best, each) => each.gain > best.gain ? each : best);
  const moves = models[0] === models[1] || moved < 0.005 ? "Both models give every channel the same."
    : `From ${modelName(models[0])} to ${modelName(models[1])} ${money(moved.toFixed(2), currency)} (${rate(moved / total)}) changes hands, ` +
      `most of it to ${most.channel}: ${money(most.gain.toFixed(2), currency)} more.`;
  return element("p", { class: "told" }, moves, " ", apart(lines, models[0]));
}

/** @param {import("./channels.js").Line[]} lines @param {string} model */
function apart(lines, model) {
  const known = lines.filter(line => line.first.low !== null && line.first.share > 0);
  const pair = known.slice(1).map((line, index) => /** @type {const} */ ([/** @type {import("./channels.js").Line} */ (known[index]), line]));
  const overlap = pair.find(([one, other]) => Number(other.first.high) >= Number(one.first.low));
  const clear = pair.find(([one, other]) => Number(other.first.high) < Number(one.first.low));
  return [clear ? `${clear[0].channel} and ${clear[1].channel} are apart under ${modelName(model)}.` : "",
    overlap ? `${overlap[0].channel} and ${overlap[1].channel} can't be told apart.` : ""].filter(Boolean).join(" ");
}
