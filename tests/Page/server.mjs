// A real server over a store of its own: puffy serve as a process, its API, and events sent as a shop sends them.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";

export const READ = "read key of the tests", WRITE = "write key of the tests";
const program = process.env.PUFFY ?? fileURLToPath(new URL("../../src/Client/bin/Release/net10.0/puffy", import.meta.url));

/** Starts a server. */
export async function serve() {
  const folder = await mkdtemp(join(tmpdir(), "puffy-page-")), address = `127.0.0.1:${await freePort()}`, origin = `http://${address}`;
  const shop = spawn(program, ["serve", "--store", join(folder, "shop.store"), "--listen", address, "--read-key", READ, "--write-key", WRITE], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  shop.stdout.on("data", text => { said += text; });
  shop.stderr.on("data", text => { said += text; });
  for (let tries = 0; !await fetch(origin + "/health/ready").then(response => response.ok, () => false); tries++) {
    if (shop.exitCode !== null || tries > 600) throw new Error(`${program} does not serve: ${said}`);
    await wait(200);
  }

  /** @param {string} path below /api/v1/ @param {unknown} [body] with one it is a POST @returns {Promise<any>} */
  async function ask(path, body) {
    const response = await fetch(`${origin}/api/v1/${path}`, { method: body ? "POST" : "GET", headers: { authorization: `Bearer ${READ}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** Sends events; each is durable on return. @param {object[]} events as columns of an export */
  async function send(events) {
    const response = await fetch(`${origin}/v1/events`, { method: "POST", headers: { authorization: `Bearer ${WRITE}`, "content-type": "application/json" }, body: JSON.stringify({ events }) });
    if (response.status !== 200) throw new Error(`The collector answered ${response.status}: ${await response.text()}`);
  }

  async function stop() {
    const ended = new Promise(resolve => shop.once("exit", resolve));
    shop.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true });
  }

  return { origin, ask, send, stop };
}

/** @returns {Promise<number>} */
const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    server.close(() => resolve(port));
  });
});

const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1";
const desktop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36";
const entries = ["/?utm_source=google&utm_medium=cpc&utm_campaign=brand", "/products/topper?utm_source=news&utm_medium=email&utm_campaign=sale", "/products/mattress", "/cart", "/checkouts/1"];

/**
 * Visits of some users a few minutes ago: each looks, every other one adds to the cart, every third one buys; some come twice.
 * @param {number} first number of the first user @param {number} users
 */
export function visits(first, users) {
  const now = Date.now();
  return Array.from({ length: users }, (_, index) => first + index).flatMap(user => {
    const entry = entries[user % entries.length] ?? "/", start = now - 240_000 - (user % 60) * 1000, agent = user % 3 ? phone : desktop;
    const event = (/** @type {string} */ name, /** @type {number} */ second, /** @type {string} */ path, /** @type {object | undefined} */ data = undefined) => ({
      user_id: `visitor-${user}`, event_id: `${user}-${second}-${name}`, event_name: name, timestamp: new Date(start + second * 1000).toISOString(),
      page_url: `https://shop.example${path}`, referrer: user % 4 ? "" : "https://www.google.com/", user_agent: agent, event_data: data ? JSON.stringify(data) : "" });
    return [event("page_viewed", 0, entry),
      ...(user % 2 ? [event("product_added_to_cart", 20, "/products/mattress"), event("checkout_started", 40, "/checkouts/1")] : []),
      ...(user % 3 === 0 ? [event("checkout_completed", 60, "/checkouts/1", { transaction_id: `T${user}`, revenue: 100 + user + 0.25, currency: "EUR" })] : []),
      ...(user % 5 === 0 ? [event("page_viewed", -7200, "/products/topper?utm_source=news&utm_medium=email&utm_campaign=sale")] : [])];
  });
}
