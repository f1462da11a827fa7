// Servers that are slow, or send no more: the page says what it waits for, and asks again where that is wanted.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dist, launch, serve, visit } from "../person.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const chunk = `corpus/${readdirSync(join(dist, "corpus")).find((name) => name.endsWith(".bin"))}`;
const bytes = (name) => readFileSync(join(dist, name));
// A pattern that finds just that.
const just = (text) => text.replaceAll(/[.()[\]]/g, "\\$&");

const isQuiet = (person) => person.page.waitForFunction(() => !document.querySelector(".waiting"));
// The numbers that are said of what has come.
const amount = (person) => person.page.$eval(".waiting", (line) => line.children[1].textContent);

for (const name of ["page.js", "page_bg.wasm", "locales/en.txt", "worker.js", "worker_bg.wasm", "corpus/corpus.json", chunk]) {
  test(`${name.replace(chunk, "a chunk")} that stalls is named, and comes when it is asked for again`, async () => {
    const whole = bytes(name);
    const half = whole.subarray(0, whole.length >> 1);
    let stalls = true;
    const site = await serve(dist, (file) => (stalls && file === name ? { bytes: half, length: whole.length, stalls } : undefined));
    const person = await visit(browser, site.address, { until: "domcontentloaded" });
    await person.says("status", new RegExp(`Still waiting for ${just(name.replace("corpus/", chunk === name ? "" : "corpus/"))}`));
    // Of a script the browser does not say how much has come.
    if (name !== "page.js") {
      const [come, all] = (await amount(person)).match(/[\d,]+/g).map((number) => Number(number.replaceAll(",", "")));
      assert.deepEqual([come, all], [Math.round(half.length / 1000), Math.round(whole.length / 1000)]);
    }
    stalls = false;
    await person.click("button", "Try again");
    await person.ready();
    await isQuiet(person);
    await person.close();
    await site.close();
  });
}

test("a slow chunk is waited for, and nothing is said once it has come", async () => {
  const whole = bytes(chunk);
  let open = [];
  const site = await serve(dist, undefined, (response, all) => {
    if (!all.equals(whole)) return response.end(all);
    response.write(all.subarray(0, 100));
    open.push(() => response.end(all.subarray(100)));
  });
  const person = await visit(browser, site.address, { until: "domcontentloaded" });
  await person.says("status", /Still waiting for/);
  assert.match(await amount(person), /^0 KB$/);
  // The page stands, and can be left.
  await person.find("link", "Documents");
  open.forEach((end) => end());
  await person.ready();
  await isQuiet(person);
  await person.close();
  await site.close();
});

test("the line fits a narrow screen, in both languages", async () => {
  const site = await serve(dist, (file) => (file === "worker_bg.wasm" ? { bytes: "x", stalls: true } : undefined));
  for (const [fragment, said] of [["", /Still waiting for/], ["#/overview?lang=zh", /\u4ecd\u5728\u7b49\u5f85/]]) {
    const person = await visit(browser, site.address + fragment, { width: 390, until: "domcontentloaded" });
    await person.says("status", said);
    assert.ok((await person.tooWide()) <= 0);
    await person.close();
  }
  await site.close();
});
