// The page in Chromium: its files from the repository, its questions answered by the shop of shop.mjs.

import { readFile } from "node:fs/promises";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { answer, attribution, csv, journey, live, monitor, session, steps } from "./shop.mjs";

export const ORIGIN = "http://localhost:8750", KEY = "key of the tests";
export const CHROMIUM = process.env.PUFFY_CHROMIUM ?? "/usr/bin/chromium";
const files = new URL("../../src/Api/Page/", import.meta.url);
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
/** @type {Record<string, string>} */
const types = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml", woff2: "font/woff2" };

const browser = await chromium.launch({ executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
after(() => browser.close());

/**
 * What a test changes: another answer for a path below /api/v1/, null for the usual one.
 * @typedef {(path: string, body: any) => {status: number, body?: unknown, wait?: number} | "away" | null} Faults
 */
/**
 * @param {string} query of the address
 * @param {{width?: number, theme?: "light" | "dark", key?: string | null, faults?: Faults, bypassPolicy?: boolean}} [options]
 */
export async function open(query = "", { width = 1440, theme = "light", key = KEY, faults = () => null, bypassPolicy = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, locale: "en-US", acceptDownloads: true, bypassCSP: bypassPolicy });
  const page = await context.newPage();
  /** @type {{path: string, body: any, key: string}[]} */
  const asked = [];
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", error => errors.push(error.message));
  await context.route("**/*", async route => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) { errors.push(`asked ${url.origin}`); return route.abort(); }
    if (!url.pathname.startsWith("/api/v1/")) {
      const name = url.pathname.slice(1) || "index.html";
      return route.fulfill({ body: await readFile(new URL(name, files)), contentType: types[name.split(".").at(-1) ?? ""] ?? "text/plain",
        headers: { "content-security-policy": policy } });
    }
    const path = url.pathname.slice("/api/v1/".length), body = route.request().postDataJSON(), sent = route.request().headers().authorization ?? "";
    asked.push({ path, body, key: sent });
    const fault = faults(path, body);
    if (fault === "away") return route.abort();
    if (fault?.wait) await new Promise(resolve => setTimeout(resolve, fault.wait));
    if (sent !== `Bearer ${KEY}`) return refuse(route, 401, "This read key is not known.");
    if (fault && fault.status !== 200) return refuse(route, fault.status, String(fault.body));
    if (path === "live") return route.fulfill({ body: `event: now\ndata: ${JSON.stringify(live)}\n\n`, contentType: "text/event-stream" }).catch(() => {});
    if (path === "query" && route.request().headers().accept === "text/csv") return route.fulfill({ body: csv(body), contentType: "text/csv" });
    const found = path === "query" ? answer(body) : path.startsWith("attribution") ? attribution() : path === "monitor" ? monitor
      : path === "funnel" ? { groups: body.by ? [{ value: "mobile", steps }] : [{ value: "", steps }] } : path === "users/a" ? journey : path === "users/a/sessions/1" ? session : path === "progress" ? { journeys_read: 9842, journeys: 18685 } : null;
    return found ? route.fulfill({ json: found }).catch(() => {}) : refuse(route, 404, "There is no such user.");
  });
  await page.goto(`${ORIGIN}/${query}${key ? `#key=${encodeURIComponent(key)}` : ""}`);
  return { page, asked, errors, region: (/** @type {string} */ name) => page.getByRole("region", { name, exact: true }) };
}

/** @param {import("playwright-core").Route} route @param {number} status @param {string} detail */
const refuse = (route, status, detail) => route.fulfill({ status, contentType: "application/problem+json", body: JSON.stringify({ status, detail }) }).catch(() => {});

/** Waits until no part reads any more. @param {import("playwright-core").Page} page */
export const settled = page => page.waitForFunction(() => document.querySelectorAll("#parts section").length > 0 && !document.querySelector("[aria-busy]"));

/** Text without the narrow spaces of numbers. @param {string | null} text */
export const plain = text => (text ?? "").replace(/\u202f/g, " ").replace(/\s+/g, " ").trim();
