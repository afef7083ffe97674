// Thirty bars, one a minute.

import { drawing } from "../element.js";

/** @param {number[]} minutes counts, the newest last */
export function minuteBars(minutes) {
  const greatest = Math.max(1, ...minutes), height = 44, place = 100 / minutes.length;
  const top = minutes.indexOf(Math.max(...minutes));
  return drawing("svg", { class: "minutes", height: height + 34, "aria-hidden": "true" },
    minutes.map((sessions, index) => {
      const tall = sessions === 0 ? 1 : Math.max(3, sessions / greatest * height);
      return drawing("rect", { class: index >= minutes.length - 5 ? "now" : "", x: `${(index * place + 0.3).toFixed(2)}%`, y: 16 + height - tall,
        width: `${(place - 0.8).toFixed(2)}%`, height: tall, rx: 1.5 });
    }),
    (minutes[top] ?? 0) > 0 && drawing("text", { class: "tick", x: `${(top + 0.5) * place}%`, y: 11, "text-anchor": "middle" }, String(minutes[top])),
    drawing("text", { class: "tick", x: 0, y: height + 31 }, "30 min ago"),
    drawing("text", { class: "tick", x: "100%", y: height + 31, "text-anchor": "end" }, "now"));
}
