// Takes the README's picture of the page: starts the made-up shop with live visitors, waits until twenty are there, and photographs it.
//   dotnet build src/Client -c Release && npm ci --prefix tests/Page && node tools/page-picture/take.mjs

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const { chromium } = createRequire(new URL("tests/Page/", root))("playwright-core");
const program = process.env.PUFFY ?? fileURLToPath(new URL("src/Client/bin/Release/net10.0/puffy", root));
const address = "127.0.0.1:8759", key = "picture", target = fileURLToPath(new URL("docs/images/page.png", root));

const shop = spawn(program, ["serve", "--demo", "--listen", address, "--read-key", key, "--write-key", `${key} write`], { stdio: "ignore" });
try {
  await ready();
  const browser = await chromium.launch({ executablePath: process.env.PUFFY_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 1500 }, colorScheme: "light", locale: "en-US" });
  await page.goto(`http://${address}/?period=7d#key=${key}`);
  await page.waitForFunction(() => Number(document.querySelector(".visitors b")?.textContent) >= 20, null, { timeout: 600_000 });
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll("#parts section").length > 0 && !document.querySelector("[aria-busy]"));
  await page.locator(".minutes").waitFor();
  await page.screenshot({ path: target });
  await browser.close();
  console.log(target);
} finally {
  shop.kill("SIGTERM");
}

async function ready() {
  for (let tries = 0; tries < 120; tries++) {
    if (shop.exitCode !== null) throw new Error(`${program} ended with ${shop.exitCode}. Build src/Client first.`);
    if (await fetch(`http://${address}/`).then(response => response.ok, () => false)) return;
    await wait(500);
  }
  throw new Error(`${program} did not answer at ${address}.`);
}
