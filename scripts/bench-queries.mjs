// How long the worker takes to answer a query on a large corpus, in the browser: from the question to its answer, each
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
  const person = await visit(browser, "about:blank");
  // Questions and answers are lists: build, number, slot, kind, bytes.
  await person.page.evaluateOnNewDocument(() => {
    window.asked = {};
    window.took = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (message[2] === "search") window.asked[message[1]] = performance.now();
      return post.call(this, message, ...rest);
    };
    const listen = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
    Object.defineProperty(Worker.prototype, "onmessage", {
      ...listen,
      set(hear) {
        listen.set.call(this, (event) => {
          const [, number, slot, kind] = event.data;
          if (slot === "search" && kind === "answer") window.took.push(performance.now() - window.asked[number]);
          hear(event);
        });
      },
    });
  });
  await person.page.goto(`${site.address}#/search`);
  await person.ready();
  for (const query of queries) {
    await person.page.evaluate((query) => {
      window.took = [];
      location.hash = `#/search?q=${encodeURIComponent(query)}`;
    }, query);
    const took = await (await person.page.waitForFunction(() => window.took[0])).jsonValue();
    times.get(query).push(took);
    // Whatever else was asked is answered before the next one.
    await new Promise((done) => setTimeout(done, 150));
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
