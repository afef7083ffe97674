// A journey's time, true to scale, with a line from each session to its column below.

import { drawing } from "../element.js";
import { clockText, duration, momentText } from "../format.js";

/** @typedef {{started_at: string, hue: string, ordered: boolean}} Stop */

/**
 * @param {Stop[]} stops @param {number} width @param {number} column width of one session's column @param {string} zone
 * @returns {SVGElement}
 */
export function ruler(stops, width, column, zone) {
  const times = stops.map(stop => Date.parse(stop.started_at)), first = Math.min(...times), last = Math.max(...times);
  const left = 10, right = width - 16, line = 48, foot = 118;
  const xOf = (/** @type {number} */ time) => last === first ? left : left + (right - left) * (time - first) / (last - first);
  /** @type {SVGElement[]} */
  const shapes = [drawing("line", { class: "strong", x1: 0, x2: width, y1: line + 0.5, y2: line + 0.5 })];
  for (const tick of ticks(first, last, Math.min(6, Math.floor(width / TICK)))) {
    shapes.push(drawing("line", { class: "grid", x1: xOf(tick), x2: xOf(tick), y1: line - 5, y2: line + 5 }),
      drawing("text", { class: "tick", x: xOf(tick), y: 14, "text-anchor": xOf(tick) > width - 60 ? "end" : xOf(tick) < 40 ? "start" : "middle" }, tickText(tick, last - first, zone)));
  }
  times.forEach((time, index) => {
    const stop = /** @type {Stop} */ (stops[index]), x = xOf(time), to = index * column + 8, next = times[index + 1];
    shapes.push(drawing("path", { class: `thread ${stop.hue}`, d: `M${x} ${line + 8}C${x} ${line + 44} ${to} ${line + 30} ${to} ${foot}` }),
      drawing("rect", { class: `stop ${stop.hue}`, x: x - 1.5, y: line - 8, width: 3, height: 17 }));
    if (stop.ordered) shapes.push(drawing("path", { class: "diamond", d: `M${x} ${line - 25}l6 6-6 6-6-6z` }));
    if (next !== undefined && xOf(next) - x > 76) shapes.push(drawing("text", { class: "gap", x: (x + xOf(next)) / 2, y: line - 8, "text-anchor": "middle" }, duration((next - time) / 1000)));
  });
  return drawing("svg", { class: "ruler", width, height: foot + 4, viewBox: `0 0 ${width} ${foot + 4}`, "aria-hidden": "true" }, ...shapes);
}

/**
 * The same upright, for a narrow screen: one row of a height a session.
 * @param {Stop[]} stops @param {number} row height of a session's row
 */
export function uprightRuler(stops, row) {
  const times = stops.map(stop => Date.parse(stop.started_at)), first = Math.min(...times), last = Math.max(...times);
  const height = stops.length * row, yOf = (/** @type {number} */ time) => last === first ? 14 : 14 + (height - row) * (time - first) / (last - first);
  return drawing("svg", { class: "ruler upright", width: 52, height, viewBox: `0 0 52 ${height}`, "aria-hidden": "true" },
    drawing("line", { class: "strong", x1: 10, x2: 10, y1: 8, y2: height - row + 20 }),
    stops.flatMap((stop, index) => [drawing("rect", { class: `stop ${stop.hue}`, x: 2, y: yOf(/** @type {number} */ (times[index])) - 1.5, width: 16, height: 3 }),
      drawing("path", { class: `thread ${stop.hue}`, d: `M20 ${yOf(/** @type {number} */ (times[index]))}C40 ${yOf(/** @type {number} */ (times[index]))} 30 ${index * row + 14} 50 ${index * row + 14}` })]));
}

const HOUR = 3_600_000, TICK = 130;

/** Round moments. @param {number} first @param {number} last @param {number} most how many of their texts there is room for */
function ticks(first, last, most) {
  const step = [1 / 12, 0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168, 336, 720, 2160].map(hours => hours * HOUR).find(candidate => (last - first) / candidate <= most) ?? 8760 * HOUR;
  const all = [];
  for (let tick = Math.ceil(first / step) * step; tick <= last; tick += step) all.push(tick);
  return all;
}

/** @param {number} time @param {number} span @param {string} zone */
function tickText(time, span, zone) {
  const moment = new Date(time).toISOString();
  return span < 20 * HOUR ? clockText(moment, zone).slice(0, 5) : momentText(moment, zone);
}
