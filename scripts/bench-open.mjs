// How long a large corpus takes to open in the browser: from the last byte of its package to the first painted answer.
//   READOUT_DEBATES=path/to/un-general-debate node scripts/bench-open.mjs [RUNS] [PAGE…]
// And how long the bundled corpus takes over a slow line, from nothing at all to the same answer.
// It reports, and judges nothing. Needs built pages (scripts/pages.mjs), and the command line in target/release.
import { join } from "node:path";
import { launch, line, root, visit } from "../tests/e2e/person.mjs";
import { debates, hosted, label, median, runs, sitesOf } from "./pages.mjs";

const count = runs(7);
const SLOW = ["a slow line, 165 ms and 9 Mbit/s", () => line(165, 9e6)];
const large = debates();
const browser = await launch();
for (const [name, makeLine] of [SLOW, ["a line of 20 ms and 100 Mbit/s", () => line(20, 100e6)], ["the same machine, everything at once", undefined]]) {
  await report(`last byte to first painted answer, ${name}`, large, makeLine, afterLastByte);
}
await report(`cold start to first painted answer, bundled corpus, ${SLOW[0]}`, join(root, "public/corpus"), () => hosted(SLOW[1]()), fromNothing);
await browser.close();

// Opens the pages with a corpus in turns.
async function report(what, texts, line, time) {
  const { sites, close } = await sitesOf(texts, line);
  const times = sites.map(() => []);
  for (let run = 0; run < count; run++) {
    for (const [nth, site] of sites.entries()) times[nth].push(await opening(site, time));
  }
  await close();
  for (const [nth, { page }] of sites.entries()) {
    const [least, most] = [Math.min(...times[nth]), Math.max(...times[nth])];
    console.log(`${label(page)}${what}: median ${median(times[nth]).toFixed(0)} ms, from ${least.toFixed(0)} to ${most.toFixed(0)} ms over ${count} runs`);
  }
}

async function opening(site, time) {
  // Search has one question to answer; the overview would ask several.
  const person = await visit(browser, `${site.address}#/search`);
  await person.page.evaluate(() => {
    const note = () => (window.readyAt ??= performance.now());
    if (document.body.dataset.ready === "true") note();
    new MutationObserver(() => document.body.dataset.ready === "true" && note()).observe(document.body, { attributes: true });
  });
  await person.ready();
  const took = await time(person.page);
  await person.context.close();
  return took;
}

async function afterLastByte(page) {
  const ready = await page.evaluate(() => performance.timeOrigin + window.readyAt);
  const last = await page.workers()[0].evaluate(() => {
    const chunks = performance.getEntriesByType("resource").filter((entry) => entry.name.endsWith(".bin"));
    return performance.timeOrigin + Math.max(...chunks.map((entry) => entry.responseEnd));
  });
  return ready - last;
}

function fromNothing(page) {
  return page.evaluate(() => window.readyAt);
}
