// Every hour, day or week of an answer, those without sessions too, which the engine leaves out.

import { wallClock } from "./format.js";

/** @typedef {{bucket: string, value: string | number | null, before: string | number | null}} Bucket */

const HOUR = 3_600_000;

/**
 * @param {import("./api.js").Answer} answer split by time alone, with one metric
 * @param {string} interval "hour", "day" or "week"
 * @param {string | number | null} nothing the metric of a bucket without sessions
 * @returns {Bucket[]}
 */
export function everyBucket(answer, interval, nothing) {
  const step = interval === "hour" ? HOUR : interval === "day" ? 24 * HOUR : 7 * 24 * HOUR;
  /** @type {Bucket[]} */
  const known = answer.results.map(row => ({ bucket: row.dimensions[0] ?? "", value: row.metrics[0] ?? null, before: row.comparison?.metrics[0] ?? null }));
  const range = answer.meta.date_range;
  const first = known[0]?.bucket, last = known.at(-1)?.bucket;
  if (!first || !last) return [];
  /** @type {Bucket[]} */
  const all = [];
  let next = range && interval !== "week" ? wallClock(range[0]).getTime() : wallClock(first).getTime();
  const end = Math.min(range && interval !== "week" ? wallClock(range[1]).getTime() + 23 * HOUR : wallClock(last).getTime(), Math.max(Date.now(), wallClock(last).getTime()));
  for (const each of known) {
    const at = wallClock(each.bucket).getTime();
    for (; next < at; next += step) all.push(missing(next));
    all.push(each);
    next = at + step;
  }
  for (; next <= end; next += step) all.push(missing(next));
  return all;

  /** @param {number} time */
  function missing(time) {
    const text = new Date(time).toISOString();
    return { bucket: interval === "hour" ? text.slice(0, 19) : text.slice(0, 10), value: nothing, before: null };
  }
}
