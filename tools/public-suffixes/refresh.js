// Writes the Public Suffix List from the data inside the npm package tldts. Run it with: npm run refresh
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { domainToASCII, fileURLToPath } from "node:url";

const packageFolder = new URL("node_modules/tldts/", import.meta.url);
const target = new URL("../../src/Analytics/PublicSuffixes/public_suffix_list.dat", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", packageFolder)));
const trie = createRequire(import.meta.url)(fileURLToPath(new URL("dist/cjs/src/data/trie.js", packageFolder)));

const sections = [
  { name: "ICANN", flag: 1 },
  { name: "PRIVATE", flag: 2 },
];
const fewestRules = 5_000;

// Where the label of each edge begins: the package stores all labels as one text, edge after edge.
const labelStart = [];
trie.edgeLength.reduce((start, length) => (labelStart.push(start), start + length), 0);

/** Every rule below a node, written from its longest label to its suffix. */
function* rules(node, suffix, mark) {
  for (let edge = trie.edgeStart[node]; edge < trie.edgeStart[node + 1]; edge++) {
    const label = trie.labelText.substr(labelStart[edge], trie.edgeLength[edge]);
    const name = suffix ? `${label}.${suffix}` : label;
    const child = trie.edgeChild[edge];
    if (trie.nodeFlags[child]) {
      yield { rule: mark + ascii(name), flag: trie.nodeFlags[child] };
    }

    yield* rules(child, name, mark);
  }
}

/** Puffy compares hosts in Punycode. */
function ascii(name) {
  const rest = name.startsWith("*.") ? name.slice(2) : name;
  const converted = domainToASCII(rest);
  if (!converted) {
    throw new Error(`tldts has a rule that is not a domain name: ${name}`);
  }

  return name.slice(0, name.length - rest.length) + converted;
}

const all = [...rules(trie.rulesRoot, "", ""), ...rules(trie.exceptionsRoot, "", "!")];
if (all.length < fewestRules) {
  throw new Error(`Found ${all.length} rules; expected at least ${fewestRules}. The data format of tldts ${version} may have changed.`);
}

const lines = [
  "// This Source Code Form is subject to the terms of the Mozilla Public",
  "// License, v. 2.0. If a copy of the MPL was not distributed with this",
  "// file, You can obtain one at https://mozilla.org/MPL/2.0/.",
  "",
  `// The Public Suffix List (https://publicsuffix.org), from the npm package tldts ${version}: rules sorted, names in Punycode.`,
  "// Refresh it with: npm --prefix tools/public-suffixes run refresh",
];
for (const { name, flag } of sections) {
  const chosen = all.filter((entry) => entry.flag === flag).map((entry) => entry.rule);
  lines.push("", `// ===BEGIN ${name} DOMAINS===`, ...new Set(chosen.sort()), `// ===END ${name} DOMAINS===`);
}

writeFileSync(target, lines.join("\n") + "\n");
console.log(`Wrote ${all.length} rules from tldts ${version} to ${fileURLToPath(target)}`);
