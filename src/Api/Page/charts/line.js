// A line and, in grey, the one of the period before, which never sets the scale: beyond it an arrow says how far.

import { drawing } from "../element.js";

/**
 * @param {import("./time-chart.js").Plot} plot @param {number[]} ticks @param {(value: number) => string} axis
 */
export function lines({ points, width, bottom, top, y, ceiling }, ticks, axis) {
  const left = Math.max(...ticks.map(tick => axis(tick).length)) * 7 + 10, right = width - (width > 500 ? 64 : 12);
  const xOf = (/** @type {number} */ index) => left + (right - left) * index / Math.max(1, points.length - 1);
  /** @type {SVGElement[]} */
  const shapes = ticks.flatMap(tick => [
    drawing("line", { class: "grid", x1: left, x2: width, y1: Math.round(y(tick)) + 0.5, y2: Math.round(y(tick)) + 0.5 }),
    drawing("text", { class: "tick", x: left - 10, y: y(tick) + 4, "text-anchor": "end" }, axis(tick)),
  ]);
  let free = -Infinity;
  points.forEach((point, index) => {
    const x = xOf(index), room = point.tick.length * 6.6 + 12;
    if (point.tick && x >= free && x + room < width + 20) {
      shapes.push(drawing("text", { class: "tick", x, y: bottom + 19 }, point.tick));
      free = x + room;
      if (point.doubt) shapes.push(doubtMark(x + room - 6, bottom + 8, point.doubt));
      free += point.doubt ? 18 : 0;
    }
  });
  shapes.push(drawing("path", { class: "before", d: path(points.map(point => point.before), xOf, y) }));
  shapes.push(...arrows(points, xOf, top, ceiling));
  shapes.push(drawing("path", { class: "line", d: path(points.map(point => point.value), xOf, y) }));
  shapes.push(...ends(points, xOf, y, right, width));
  return { shapes, xOf };
}

/** @param {(number | null)[]} values @param {(index: number) => number} xOf @param {(value: number) => number} y */
function path(values, xOf, y) {
  let pen = "M";
  return values.map((value, index) => {
    if (value === null) { pen = "M"; return ""; }
    const step = `${pen}${xOf(index).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = "L";
    return step;
  }).join("") || "M0 0";
}

/** The greatest point of each stretch that leaves the scale. @param {import("./time-chart.js").Point[]} points
 * @param {(index: number) => number} xOf @param {number} top @param {number} ceiling */
function arrows(points, xOf, top, ceiling) {
  /** @type {SVGElement[]} */
  const shapes = [];
  let free = -Infinity;
  points.forEach((point, index) => {
    const before = point.before ?? 0;
    if (before <= ceiling || before < (points[index - 1]?.before ?? 0) || before < (points[index + 1]?.before ?? 0)) return;
    const x = xOf(index);
    shapes.push(drawing("path", { class: "before solid", d: `M${x} ${top - 9}l4 7h-8z` }));
    if (x > free) shapes.push(drawing("text", { class: "tick", x: x + 7, y: top - 3 }, point.shownBefore));
    free = x + 60;
  });
  return shapes;
}

/** Figures at the lines' ends, apart from one another. @param {import("./time-chart.js").Point[]} points
 * @param {(index: number) => number} xOf @param {(value: number) => number} y @param {number} right @param {number} width */
function ends(points, xOf, y, right, width) {
  const last = points.length - 1, point = points[last];
  if (!point || point.value === null) return [];
  const at = y(point.value), shapes = [drawing("circle", { class: "dot", cx: xOf(last), cy: at, r: 3 })];
  if (width <= 500) return shapes;
  shapes.push(drawing("text", { class: "end accent", x: right + 9, y: at + 4 }, point.brief));
  if (point.before !== null) {
    const other = Math.abs(y(point.before) - at) < 15 ? at + (y(point.before) >= at ? 15 : -15) : y(point.before);
    shapes.push(drawing("text", { class: "end", x: right + 9, y: other + 4 }, point.shownBefore));
  }
  return shapes;
}

/** Monitoring's mark. @param {number} x @param {number} y @param {{kind: "warning" | "bad", sentence: string}} doubt */
export function doubtMark(x, y, { kind, sentence }) {
  return drawing("g", { class: `mark ${kind}`, transform: `translate(${x} ${y}) scale(.8)` }, drawing("title", null, sentence),
    drawing("path", { class: "solid", d: kind === "bad" ? "M8 1.4a6.6 6.6 0 1 1 0 13.2A6.6 6.6 0 0 1 8 1.4z" : "M8 1.8 14.8 14H1.2z" }),
    drawing("path", { class: "cut", d: "M8 5.4v4.2m0 1.8v.8" }));
}
