// Monitoring's verdict, asked once for all parts that show it.

import { get } from "./api.js";
import { dayText } from "./format.js";

/**
 * @typedef {{id: string, day: string | null, status: string, measured: string, expectation: string, action: string, reason: string}} Check
 * @typedef {object} Verdict
 * @property {string} status
 * @property {string | null} as_of
 * @property {Check[]} results
 * @property {number} accepted events
 * @property {Record<string, number>} quarantined rows by reason
 * @property {string | null} newest_event_at
 * @property {{at: string, journeys: number, differences: number} | null} [reconciled]
 */
/** @typedef {"good" | "warning" | "bad" | "unknown"} Kind */

/** @type {Promise<Verdict> | null} */
let latest = null;

/** @returns {Promise<Verdict>} */
export function verdict() {
  if (latest) return latest;
  const answer = get("monitor").then(found => ({ ...found, results: found.results ?? found.checks ?? [] }));
  answer.catch(() => { latest = null; });
  return latest = answer;
}

/** Forgets the verdict, so that the next question asks for it again. */
export function forgetVerdict() {
  latest = null;
}

/** @param {string} status @returns {Kind} */
export const kindOf = status => status === "CRITICAL" ? "bad" : status === "WARNING" ? "warning" : status === "PASS" ? "good" : "unknown";

/** What monitoring complains of, the gravest and newest first. @param {Verdict} found */
export const complaints = found => found.results.filter(check => check.status === "CRITICAL" || check.status === "WARNING")
  .sort((one, other) => one.status.localeCompare(other.status) || (other.day ?? "").localeCompare(one.day ?? ""));

/** Each day's gravest status. @param {Verdict} found @returns {[string, Kind][]} */
export function days(found) {
  /** @type {Map<string, Set<string>>} */
  const statuses = new Map();
  for (const { day, status, id } of found.results) {
    if (!day) continue;
    const known = statuses.get(day) ?? new Set();
    statuses.set(day, known.add(status === "PASS" && !judges(id) ? "" : status));
  }
  return [...statuses].sort(([one], [other]) => one.localeCompare(other)).map(([day, found]) => [day,
    found.has("CRITICAL") ? "bad" : found.has("WARNING") ? "warning" : found.has("PASS") ? "good" : "unknown"]);
}

/** Checks against the days before say whether a day is in order; the others hold for every file. @param {string} id */
const judges = id => ["volume_anomaly", "data_quality", "business_metrics"].includes(id);

/** Monitoring's names of figures in words. @param {string} text */
const inWords = text => text.replace(/\b(\w+)_null\b/g, (_, column) => `rows without ${column}`).replaceAll("revenue_mismatch", "orders unlike their items")
  .replace(/ \(z [^)]*\)/g, "").replaceAll("_", " ");

/** @param {string} text */
const capital = text => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What was measured. @param {Check} check */
export const measuredOf = check => inWords(check.measured || check.reason);

/** What was expected instead, "" where nothing is said. @param {Check} check */
export const expectedOf = check => inWords(check.expectation);

/** @param {Check} check */
export const sentenceOf = check => capital(measuredOf(check)) + (check.expectation ? `; expected ${expectedOf(check)}` : "");

/** The doubt of a day, for charts. @param {Verdict | null} found @param {string} day */
export function doubtOf(found, day) {
  const check = found && complaints(found).find(each => each.day === day);
  return check ? { kind: /** @type {"warning" | "bad"} */ (kindOf(check.status)), sentence: `${dayText(day)}: ${sentenceOf(check)}` } : null;
}
