// Server-Sent Events by fetch, because EventSource can't carry the read key; a lost connection is taken up again by itself.

import { request } from "./api.js";

/**
 * @typedef {{time: string, event_name: string, page: string, user: string}} LiveEvent
 * @typedef {{time: string, order_id?: string, revenue: string | number | null, currency: string | null, user?: string}} LiveOrder
 * @typedef {{visitors: number, minutes: number[], events: LiveEvent[], orders: LiveOrder[]}} Now
 */

const SILENCE = 15_000, FIRST_WAIT = 1000, LONGEST_WAIT = 30_000;

/**
 * Follows the shop until the signal ends it.
 * @param {(now: Now) => void} heard
 * @param {(at: Date, waitSeconds: number, tryNow: () => void) => void} lost
 * @param {AbortSignal} ended
 */
export async function follow(heard, lost, ended) {
  let wait = FIRST_WAIT;
  while (!ended.aborted) {
    try {
      await listen(now => { wait = FIRST_WAIT; heard(now); }, ended);
    } catch (error) {
      if (ended.aborted) return;
      if (!(error instanceof Error)) throw error;
    }
    if (ended.aborted) return;
    await new Promise(resolve => {
      setTimeout(resolve, wait);
      lost(new Date(), wait / 1000, () => resolve(undefined));
    });
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
}

/** One connection, which ends with an error when nothing comes for a while. @param {(now: Now) => void} heard @param {AbortSignal} ended */
async function listen(heard, ended) {
  const silent = new AbortController();
  const response = await request("live", { accept: "text/event-stream", signal: AbortSignal.any([ended, silent.signal]) });
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader(), decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const watch = setTimeout(() => silent.abort(), SILENCE);
    const { value, done } = await reader.read().finally(() => clearTimeout(watch));
    if (done) return;
    const blocks = (text + decoder.decode(value, { stream: true }).replaceAll("\r", "")).split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = block.split("\n").filter(line => line.startsWith("data:")).map(line => line.slice(5).trimStart()).join("\n");
      if (data && /^event: ?now$/m.test(block)) heard(JSON.parse(data));
    }
  }
}
