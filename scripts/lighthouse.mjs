// Lighthouse on the built page under a sub-path: the four scores, and which audits fail.
//   node scripts/lighthouse.mjs [RUNS] [PAGE]
// Its own default is a slow phone (mobile, simulated throttling). Scores are medians of RUNS (3). It exits with 1 where
// the performance is below 95, or one of the others below 100. Other work on the machine counts as the page's: a processor
// of its own is what it needs.
// Needs the built page, in dist or in the folder PAGE. Lighthouse is large, so that it is installed here, by its own lock file, and not for
// every run of the tests.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, root, serve } from "../tests/e2e/person.mjs";
import { hosted, median, pages, runs } from "./pages.mjs";

const LEAST = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };

const folder = join(root, "scripts/lighthouse");
const installed = join(folder, "node_modules/.package-lock.json");
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(join(folder, "package-lock.json")).mtimeMs) {
  execFileSync("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund"], { stdio: "inherit" });
}
const { default: lighthouse } = await import(pathToFileURL(join(folder, "node_modules/lighthouse/core/index.js")));

const count = runs(3);
const site = await serve(pages[0], undefined, hosted());
const results = [];
for (let run = 0; run < count; run++) {
  // A browser of its own, so that nothing is kept from the run before.
  const browser = await launch();
  const { port } = new URL(browser.wsEndpoint());
  const { lhr } = await lighthouse(site.address, { port: Number(port), output: "json", logLevel: "error" });
  await browser.close();
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  results.push(lhr);
}
await site.close();

console.log(`Lighthouse ${results[0].lighthouseVersion}, medians of ${count} runs`);
for (const [name, least] of Object.entries(LEAST)) {
  const scores = results.map((lhr) => Math.round(lhr.categories[name].score * 100));
  const score = median(scores);
  if (score < least) process.exitCode = 1;
  console.log(`${score < least ? "LOW " : "ok  "} ${String(score).padStart(3)} of ${String(least).padStart(3)}  ${results[0].categories[name].title} (${scores.join(", ")})`);
}
for (const { id, title } of results[0].categories.performance.auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => results[0].audits[id])) {
  console.log(`  ${title}: ${median(results.map((lhr) => lhr.audits[id].numericValue)).toLocaleString("en", { maximumFractionDigits: 3 })}`);
}
// What any run found. Those that have no part in a score are said too.
const failing = new Map();
for (const lhr of results) {
  for (const [name, { auditRefs }] of Object.entries(lhr.categories)) {
    for (const { id, weight } of auditRefs) {
      const { score, title, displayValue } = lhr.audits[id];
      if (score !== null && score < 0.9) failing.set(`${name}: ${id}`, `${title}${displayValue ? `, ${displayValue}` : ""}${weight ? "" : " (not in the score)"}`);
    }
  }
}
for (const [audit, what] of failing) console.log(`- ${audit}: ${what}`);
