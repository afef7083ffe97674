// The server's questions and answers.

import { askForKey, readKey } from "./key.js";

/** An answer that is no answer: the server's sentence and its status, 0 where none came. */
export class Refusal extends Error {
  /** @param {number} status @param {string} sentence */
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }

  /** Whether the question itself is at fault, so that asking again gives the same. */
  get ofQuestion() {
    return this.status >= 400 && this.status < 500 && this.status !== 429 && this.status !== 408;
  }
}

/**
 * @typedef {object} Row
 * @property {string[]} dimensions
 * @property {(number | string | null)[]} metrics
 * @property {{metrics: (number | string | null)[], chance?: (Chance | null)[]}} [comparison]
 */
/** @typedef {{low: number, high: number, may_be_chance: boolean}} Chance the change's 95 % interval */
/**
 * @typedef {object} Answer
 * @property {Row[]} results
 * @property {Omit<Row, "dimensions">} [totals]
 * @property {{as_of: {sequence: number, time: string}, date_range: [string, string] | null,
 *   comparison_range: [string, string] | null, total_rows: number, sessions_read: number, milliseconds: number}} meta
 */

/**
 * Sends a request with the read key, and asks for a key as often as the server refuses it.
 * @param {string} path below /api/v1/
 * @param {{body?: unknown, accept?: string, signal?: AbortSignal}} [options] with a body it is a POST
 * @returns {Promise<Response>}
 */
export async function request(path, { body, accept = "application/json", signal } = {}) {
  if (!readKey()) await askForKey("");
  for (;;) {
    const response = await send(path, body, accept, signal);
    if (response.ok) return response;
    const sentence = await sentenceOf(response);
    if (response.status !== 401) throw new Refusal(response.status, sentence);
    await askForKey(sentence);
  }
}

/**
 * @param {string} path @param {unknown} body @param {string} accept @param {AbortSignal | undefined} signal
 */
async function send(path, body, accept, signal) {
  /** @type {Record<string, string>} */
  const headers = { Authorization: "Bearer " + readKey(), Accept: accept };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    return await fetch("/api/v1/" + path,
      { method: body === undefined ? "GET" : "POST", headers, body: body === undefined ? null : JSON.stringify(body), signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refusal(0, "The server did not answer.");
  }
}

/** @param {Response} response */
async function sentenceOf(response) {
  const text = await response.text();
  try {
    const problem = JSON.parse(text);
    return String(problem.detail ?? problem.title ?? `The server answered ${response.status}.`);
  } catch {
    return `The server answered ${response.status}.`;
  }
}

/**
 * @param {string} path @param {AbortSignal} [signal] @returns {Promise<any>}
 */
export const get = async (path, signal) => (await request(path, { signal })).json();

/**
 * @param {object} question as in docs/queries.md @param {AbortSignal} [signal] @returns {Promise<Answer>}
 */
export const query = async (question, signal) => (await request("query", { body: question, signal })).json();

/**
 * @param {object} question @param {AbortSignal} [signal] @returns {Promise<any>}
 */
export const funnel = async (question, signal) => (await request("funnel", { body: question, signal })).json();

/**
 * @param {object} question @returns {Promise<string>} the answer as CSV, values raw and columns by the API's names
 */
export const queryAsCsv = async question => (await request("query", { body: question, accept: "text/csv" })).text();
