// Questions that are too much: the page stays with what is asked now, whatever the engine was asked before.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { hosted, builtPage, native, root } from "../person.mjs";

const here = hosted();
const openPage = builtPage(here);
const bundled = join(root, "public/corpus");

test("a link with more conditions than there may be says so, and has its own numbers", async () => {
  const wide = Array.from({ length: 5000 }, (_, n) => `&where=-speaker:nobody${n}`).join("");
  const person = await openPage(`#/search?q=china&where=-speaker:Readout${wide}`);
  const found = native("search", bundled, "china", "--where", "-speaker:Readout");
  await person.says("status", new RegExp(`^${found.matches} hits in ${found.documents} of`));
  await person.page.waitForFunction(() => /more than 500 parts “where”/.test(document.body.textContent));
  // The next question is heard.
  await person.page.evaluate(() => void (location.hash = "#/search?q=huawei"));
  await person.says("status", new RegExp(`^${native("search", bundled, "huawei").matches} hits`));
  await person.close();
});

for (const [what, link] of [
  ["a thousand subsets", `#/search?q=china${Array.from({ length: 1000 }, (_, n) => `&subset=s${n}%3Fq%3Dhuawei`).join("")}`],
  ["50,000 accents", `#/search?q=china&filter=e${"%CC%81".repeat(50_000)}&where=speaker:e${"%CC%81".repeat(9_000)}`],
  ["a long query", `#/search?q=${"china+".repeat(20_000)}`],
]) {
  test(`a link with ${what} does not stop the page`, async () => {
    const person = await openPage();
    const longest = await person.page.evaluate(async (link) => {
      let [longest, last] = [0, performance.now()];
      const end = last + 3000;
      location.hash = link;
      while (last < end) {
        await new Promise((done) => setTimeout(done, 5));
        const now = performance.now();
        [longest, last] = [Math.max(longest, now - last), now];
      }
      return longest;
    }, link);
    assert.ok(longest < 1000, `${Math.round(longest)} ms without a frame`);
    await person.page.waitForFunction(() => /left out/.test(document.body.textContent));
    await person.close();
  });
}

test("an engine that does not answer is replaced, and what it counted before is not shown as the answer", async () => {
  const person = await openPage("#/search?q=china");
  const before = native("search", bundled, "china").matches;
  await person.says("status", new RegExp(`^${before} hits`));
  const [worker] = person.page.workers();
  // Deaf for longer than anybody waits. It ends with the worker.
  worker.evaluate(() => {
    const end = performance.now() + 60_000;
    while (performance.now() < end);
  }).catch(() => {});
  await person.page.evaluate(() => void (location.hash = "#/search?q=huawei"));
  await person.says("status", /Counting/);
  await person.says("alert", /did not answer for ten seconds/);
  assert.ok(!(await person.texts("status")).some((text) => text.startsWith(`${before} hits`)));
  await person.click("button", "Try again");
  await person.says("status", new RegExp(`^${native("search", bundled, "huawei").matches} hits`));
  await person.close();
});
