// Columns with a figure on each; the period before is a line across each column's place.

import { drawing } from "../element.js";
import { doubtMark } from "./line.js";

/** @param {import("./time-chart.js").Plot} plot */
export function columns({ points, width, bottom, top, y, ceiling }) {
  const place = width / points.length, thick = Math.min(place * 0.62, 72);
  const xOf = (/** @type {number} */ index) => (index + 0.5) * place;
  const narrow = place < 56;
  const shapes = points.flatMap((point, index) => {
    const x = xOf(index), left = x - thick / 2, height = point.value === null ? 0 : bottom - y(point.value);
    const skip = narrow && points.length > 8 && index % 2 === 1;
    return [
      point.value !== null && drawing("path", { class: "column", d: column(left, bottom, thick, height) }),
      point.before !== null && drawing("path", { class: "before",
        d: `M${left - 4} ${point.before > ceiling ? top : y(point.before)}h${thick + 8}` }),
      point.before !== null && point.before > ceiling && drawing("path", { class: "before solid", d: `M${x} ${top - 8}l4 6h-8z` }),
      !skip && drawing("text", { class: "figure", x, y: bottom - height - 7, "text-anchor": "middle" }, point.value === null ? "–" : point.brief),
      !skip && drawing("text", { class: "tick", x, y: bottom + 19, "text-anchor": "middle" }, point.tick),
      point.doubt && doubtMark(x + (narrow ? -6 : point.tick.length * 3.4 + 6), bottom + (narrow ? -14 : 8), point.doubt),
    ];
  });
  shapes.push(drawing("line", { class: "grid", x1: 0, x2: width, y1: bottom + 0.5, y2: bottom + 0.5 }));
  return { shapes: shapes.filter(shape => shape instanceof SVGElement), xOf };
}

/** @param {number} left @param {number} bottom @param {number} width @param {number} height */
function column(left, bottom, width, height) {
  const round = Math.min(4, height);
  return `M${left} ${bottom}v${-(height - round)}q0 ${-round} ${round} ${-round}h${width - 2 * round}q${round} 0 ${round} ${round}v${height - round}z`;
}
