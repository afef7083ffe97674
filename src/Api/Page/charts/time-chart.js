// One figure over time: columns below 15 points, a line from there on, read by pointer, touch or keyboard.

import { drawing, element } from "../element.js";
import { columns } from "./columns.js";
import { lines } from "./line.js";
import { scaleTo } from "./scale.js";

/**
 * @typedef {object} Point
 * @property {string} label read out, such as `Sat 1 Mar 17:00`
 * @property {string} tick beneath the axis, "" for none
 * @property {number | null} value
 * @property {number | null} before the same point of the period before
 * @property {string} shown value as text
 * @property {string} brief value as text on a column
 * @property {string} shownBefore
 * @property {{kind: "warning" | "bad", sentence: string} | null} doubt
 */
/**
 * @typedef {object} Plot
 * @property {Point[]} points
 * @property {number} width
 * @property {number} height
 * @property {number} top y of the scale's top
 * @property {number} bottom y of zero
 * @property {(value: number) => number} y
 * @property {number} ceiling value at the scale's top
 */

/**
 * @param {{points: Point[], title: string, sentence: string, axis: (value: number) => string, wholes: boolean, height: number}} chart
 * @returns {HTMLElement}
 */
export function timeChart(chart) {
  const { points } = chart;
  const reading = element("p", { class: "reading", "aria-live": "polite" });
  const frame = element("div", { class: "plot", tabindex: "0", role: "application", "aria-roledescription": "chart", "data-focus": "plot",
    "aria-label": `${chart.title}. ${chart.sentence} Left and right arrows read it; T shows its table.` });
  let at = -1;
  /** @type {(index: number) => number} */
  let xOf = () => 0;

  /** @param {number} index -1 for none */
  function read(index) {
    at = index;
    const point = points[index];
    const line = frame.querySelector(".cursor");
    if (!point) {
      reading.replaceChildren(element("span", { class: "quiet" }, chart.sentence));
      line?.setAttribute("visibility", "hidden");
      return;
    }
    reading.replaceChildren(element("span", null, point.label), element("b", { class: "accent" }, point.shown),
      point.shownBefore && element("span", { class: "quiet" }, `${point.shownBefore} the period before`),
      point.doubt ? element("span", { class: "quiet" }, point.doubt.sentence) : "");
    line?.setAttribute("visibility", "visible");
    line?.setAttribute("transform", `translate(${xOf(index)} 0)`);
  }

  /** @param {number} width */
  function paint(width) {
    const greatest = Math.max(0, ...points.map(point => point.value ?? 0));
    const { top: ceiling, ticks } = scaleTo(greatest, chart.wholes);
    const bottom = chart.height - 28, top = 22;
    const plot = { points, width, height: chart.height, top, bottom, ceiling,
      y: (/** @type {number} */ value) => bottom - (bottom - top) * Math.min(value / ceiling, 1) };
    const asColumns = points.length < 15;
    const drawn = asColumns ? columns(plot) : lines(plot, ticks, chart.axis);
    xOf = drawn.xOf;
    frame.replaceChildren(drawing("svg", { width, height: chart.height, viewBox: `0 0 ${width} ${chart.height}`, "aria-hidden": "true" },
      ...drawn.shapes, drawing("line", { class: "cursor", y1: top, y2: bottom, x1: 0, x2: 0, visibility: "hidden" })));
    read(at);
  }

  const nearest = (/** @type {PointerEvent} */ event) => {
    const x = event.clientX - frame.getBoundingClientRect().left;
    return points.reduce((best, _, index) => Math.abs(xOf(index) - x) < Math.abs(xOf(best) - x) ? index : best, 0);
  };
  frame.addEventListener("pointermove", event => read(nearest(event)));
  frame.addEventListener("pointerleave", () => read(-1));
  frame.addEventListener("blur", () => read(-1));
  frame.addEventListener("keydown", event => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const step = (event.shiftKey ? 24 : 1) * (event.key === "ArrowLeft" ? -1 : 1);
    read(at < 0 ? (step < 0 ? points.length - 1 : 0) : Math.max(0, Math.min(points.length - 1, at + step)));
    event.preventDefault();
  });
  read(-1);
  const host = element("div", { class: "time-chart" }, reading, frame);
  frame.style.setProperty("height", chart.height + "px");
  new ResizeObserver(([entry]) => { if (entry && entry.contentRect.width > 0) paint(Math.floor(entry.contentRect.width)); }).observe(frame);
  return host;
}
