// How long a large corpus takes to open in the browser: from the last byte of its package to the first painted answer.
//   READOUT_DEBATES=path/to/un-general-debate node scripts/bench-open.mjs [RUNS]
// It reports, and judges nothing. Needs the built page in dist.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, root, serve, visit } from "../tests/e2e/person.mjs";

const source = process.env.READOUT_DEBATES;
if (!source) {
  console.error("Say where the texts are: READOUT_DEBATES=path/to/un-general-debate");
  process.exit(2);
}
const runs = Number(process.argv[2] ?? 7);
const folder = mkdtempSync(join(tmpdir(), "readout-open-"));
execFileSync("cargo", ["run", "--quiet", "--release", "--bin", "readout", "--", "site", source, "--out", join(folder, "site")], { cwd: root, stdio: "ignore" });
const site = await serve(join(folder, "site"));
const browser = await launch();
const times = [];
for (let run = 0; run < runs; run++) {
  // Search has one question to answer; the overview would ask several.
  const person = await visit(browser, `${site.address}#/search`);
  await person.page.evaluate(() => {
    const note = () => (window.readyAt ??= performance.timeOrigin + performance.now());
    if (document.body.dataset.ready === "true") note();
    new MutationObserver(() => document.body.dataset.ready === "true" && note()).observe(document.body, { attributes: true });
  });
  await person.ready();
  const ready = await person.page.evaluate(() => window.readyAt);
  const worker = person.page.workers()[0];
  const last = await worker.evaluate(() => {
    const chunks = performance.getEntriesByType("resource").filter((entry) => entry.name.endsWith(".bin"));
    return performance.timeOrigin + Math.max(...chunks.map((entry) => entry.responseEnd));
  });
  times.push(ready - last);
  await person.context.close();
}
await browser.close();
await site.close();
rmSync(folder, { recursive: true });
times.sort((a, b) => a - b);
console.log(`last byte to first painted answer: median ${times[runs >> 1].toFixed(0)} ms, from ${times[0].toFixed(0)} to ${times.at(-1).toFixed(0)} ms over ${runs} runs`);
