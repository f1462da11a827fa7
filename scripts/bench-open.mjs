// How long a large corpus takes to open in the browser: from the last byte of its package to the first painted answer.
//   READOUT_DEBATES=path/to/un-general-debate node scripts/bench-open.mjs [RUNS]
// It reports, and judges nothing. Needs the built page in dist.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, line, root, serve, visit } from "../tests/e2e/person.mjs";

const source = process.env.READOUT_DEBATES;
if (!source) {
  console.error("Say where the texts are: READOUT_DEBATES=path/to/un-general-debate");
  process.exit(2);
}
const runs = Number(process.argv[2] ?? 7);
const folder = mkdtempSync(join(tmpdir(), "readout-open-"));
execFileSync("cargo", ["run", "--quiet", "--release", "--bin", "readout", "--", "site", source, "--out", join(folder, "site")], { cwd: root, stdio: "ignore" });
const browser = await launch();
for (const [name, send] of [
  ["a slow line, 165 ms and 9 Mbit/s", line(165, 9e6)],
  ["a line of 20 ms and 100 Mbit/s", line(20, 100e6)],
  ["the same machine, everything at once", undefined],
]) {
  const site = await serve(join(folder, "site"), undefined, send);
  const times = [];
  for (let run = 0; run < runs; run++) times.push(await opening(site));
  await site.close();
  times.sort((a, b) => a - b);
  console.log(`last byte to first painted answer, ${name}: median ${times[runs >> 1].toFixed(0)} ms, from ${times[0].toFixed(0)} to ${times.at(-1).toFixed(0)} ms over ${runs} runs`);
}
await browser.close();
rmSync(folder, { recursive: true });

async function opening(site) {
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
  await person.context.close();
  return ready - last;
}
