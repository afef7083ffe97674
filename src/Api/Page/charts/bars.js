// Bars within tables: a share with its interval as a whisker, one or two models above each other.

import { drawing } from "../element.js";

/**
 * @typedef {{share: number, low: number | null, high: number | null, hatched?: number}} Bar hatched: the part of it, of 1, that is hatched
 */

/**
 * @param {Bar[]} bars the first filled, the second outlined
 * @param {string} hue class of the channel's hue
 * @param {number} greatest share at the right end
 * @param {number[]} ticks shares with a gridline
 */
export function intervalBars(bars, hue, greatest, ticks) {
  const place = bars.length > 1 ? 15 : 18, height = bars.length * place + 4;
  const across = (/** @type {number} */ share) => (share / greatest * 100).toFixed(2) + "%";
  return drawing("svg", { class: `bars ${hue}`, height, "aria-hidden": "true" },
    ticks.map(tick => drawing("line", { class: "grid", x1: across(tick), x2: across(tick), y1: 0, y2: height })),
    bars.flatMap((bar, index) => {
      const y = index * place + 3, thick = 10, middle = y + thick / 2;
      return [
        drawing("rect", { class: index ? "second" : "first", x: 0, y, width: across(bar.share), height: thick, rx: 2 }),
        bar.hatched ? drawing("rect", { class: "lost", fill: "url(#lost)", x: across(bar.share * (1 - bar.hatched)), y,
          width: across(bar.share * bar.hatched), height: thick, rx: 2 }) : null,
        ...(bar.low === null || bar.high === null ? [] : [
          drawing("line", { class: "whisker", x1: across(bar.low), x2: across(bar.high), y1: middle, y2: middle }),
          drawing("line", { class: "whisker", x1: across(bar.low), x2: across(bar.low), y1: middle - 3, y2: middle + 3 }),
          drawing("line", { class: "whisker", x1: across(bar.high), x2: across(bar.high), y1: middle - 3, y2: middle + 3 })]),
      ];
    }));
}

/** The pattern of what is lost, once in the document. */
export function lostPattern() {
  return drawing("svg", { class: "defs", width: 0, height: 0, "aria-hidden": "true" },
    drawing("pattern", { id: "lost", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)" },
      drawing("rect", { class: "under", width: 6, height: 6 }), drawing("rect", { class: "stripe", width: 6, height: 2.5 })));
}

/** A channel's sign: filled for the first of its group, else outlined. @param {{hue: string, filled: boolean}} look */
export function channelSign({ hue, filled }) {
  return drawing("svg", { class: `sign ${hue}`, viewBox: "0 0 10 10", "aria-hidden": "true" },
    drawing("rect", { class: filled ? "first" : "second", x: 1, y: 1, width: 8, height: 8, rx: 2 }));
}

/** A model's sign: the first slot filled, the second outlined. @param {boolean} filled */
export function modelSign(filled) {
  return drawing("svg", { class: "model-sign", viewBox: "0 0 22 10", "aria-hidden": "true" },
    drawing("rect", { class: filled ? "first" : "second", x: 1, y: 1, width: 20, height: 8, rx: 2 }));
}
