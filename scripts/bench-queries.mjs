// How long the worker takes to answer a query on a large corpus, in the browser: from hearing the question to sending the answer, each
// query for the first time in a page of its own.
//   READOUT_DEBATES=path/to/un-general-debate node scripts/bench-queries.mjs [RUNS]
// It reports, and judges nothing. Needs the built page in dist.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, root, serve, visit } from "../tests/e2e/person.mjs";

const queries = [
  "peace",
  "climate change",
  '"human rights"',
  "inter*",
  "/.*isation/",
  "peace~2",
  '"peace security"~5',
  '[stem="develop"] [word="goals"]',
  "*",
];

const source = process.env.READOUT_DEBATES;
if (!source) {
  console.error("Say where the texts are: READOUT_DEBATES=path/to/un-general-debate");
  process.exit(2);
}
const runs = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), "readout-queries-"));
execFileSync("cargo", ["run", "--quiet", "--release", "--bin", "readout", "--", "site", source, "--out", join(folder, "site")], { cwd: root, stdio: "ignore" });
const site = await serve(join(folder, "site"));
const browser = await launch();
const times = new Map(queries.map((query) => [query, []]));
for (let run = 0; run < runs; run++) {
  const person = await visit(browser, `${site.address}#/search`);
  await person.ready();
  const worker = person.page.workers()[0];
  // Questions and answers are lists: build, number, slot, kind, bytes.
  await worker.evaluate(() => {
    const asked = {};
    const hear = self.onmessage;
    const post = self.postMessage;
    self.took = [];
    self.onmessage = (event) => {
      const [, number, slot, kind] = event.data;
      if (slot === "search" && kind === "ask") asked[number] = performance.now();
      return hear.call(self, event);
    };
    self.postMessage = (message, ...rest) => {
      const [, number, slot, kind] = message;
      if (slot === "search" && kind === "answer") self.took.push(performance.now() - asked[number]);
      return post.call(self, message, ...rest);
    };
  });
  for (const query of queries) {
    await worker.evaluate(() => void (self.took = []));
    await person.page.evaluate((query) => void (location.hash = `#/search?q=${encodeURIComponent(query)}`), query);
    let took = [];
    while (took.length === 0) {
      await new Promise((done) => setTimeout(done, 100));
      took = await worker.evaluate(() => self.took);
    }
    times.get(query).push(took[0]);
    // Whatever else was asked is answered before the next one.
    await new Promise((done) => setTimeout(done, 200));
  }
  await person.context.close();
}
await browser.close();
await site.close();
rmSync(folder, { recursive: true });
for (const [query, took] of times) {
  took.sort((a, b) => a - b);
  console.log(`${took[took.length >> 1].toFixed(1).padStart(8)} ms in the median, at most ${took.at(-1).toFixed(1).padStart(6)}  ${query}`);
}
