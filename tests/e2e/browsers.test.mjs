// The page in Chromium and in Firefox, hosted under a sub-path and as one file that is opened from a disk: search,
// filters, a chart, the concordance and the reader.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { dist, launch, launchFirefox, native, readout, serve, visit } from "./person.mjs";

const folder = mkdtempSync(join(tmpdir(), "readout-browsers-"));
const file = join(folder, "readout.html");
let site;
before(async () => {
  readout("site", "public/corpus", "--single-file", file);
  site = await serve(dist);
});
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const browsers = [
  ["Chromium", launch],
  ["Firefox", launchFirefox],
];
const places = [
  ["hosted", () => site.address],
  ["as one file", () => pathToFileURL(file).href],
];
for (const [name, start] of browsers) {
  for (const [how, address] of places) {
    test(`${name}, ${how}: from a search to a text`, async () => {
      const browser = await start();
      try {
        await walk(browser, address());
      } finally {
        await browser.close();
      }
    });
  }
}

async function walk(browser, address) {
  const person = await visit(browser, address);
  const { page } = person;
  const outside = [];
  page.on("request", (request) => {
    const url = request.url();
    // A file may ask for what it has itself, and for nothing else.
    if (address.startsWith("file:") && !/^(data|blob):/.test(url) && !url.startsWith(address)) outside.push(url);
  });
  await person.ready();

  await person.search("huawei");
  const found = native("search", "public/corpus", "huawei");
  await person.says("status", new RegExp(`${found.matches} hits in ${found.documents} of 54 documents`));

  await (await person.find("link", "Search")).click();
  const box = await person.find("checkbox", /China/);
  await box.click();
  const narrowed = native("search", "public/corpus", "huawei", "--where", "side:China");
  await person.says("status", new RegExp(`${narrowed.matches} hits in ${narrowed.documents} of`));

  await (await person.find("link", "Trends")).click();
  const points = await person.find("slider", "Points of the chart");
  await points.focus();
  await page.keyboard.press("Home");
  assert.match(await points.evaluate((e) => e.getAttribute("aria-valuetext")), /huawei.*words/i);
  assert.equal(await page.$$eval("svg[role=img]", (all) => all.length), 1);

  await (await person.find("link", "Concordance")).click();
  await person.says("status", new RegExp(`${narrowed.matches} hits in`));
  await page.waitForFunction((lines) => document.querySelectorAll("main table mark, main [role=row] mark").length >= lines, {}, Math.min(narrowed.matches, 5));

  const doc = narrowed.results[0].doc;
  await page.evaluate((doc) => void (location.hash = `#/read/${encodeURIComponent(doc).replaceAll("%2F", "/")}?q=huawei`), doc);
  await person.heading(narrowed.results[0].title);
  await page.waitForFunction(() => [...document.querySelectorAll("article mark")].some((mark) => /huawei/i.test(mark.textContent)));

  // What is kept in the link comes back, also where all else is forgotten.
  await page.reload();
  await person.ready();
  await person.heading(narrowed.results[0].title);
  await person.forget();
  await person.ready();
  await person.heading(narrowed.results[0].title);
  assert.deepEqual(outside, []);
  await person.close();
}

test("the one file runs what it was made with and nothing else", () => {
  const html = readFileSync(file, "utf8");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
  assert.doesNotMatch(policy.replace("'wasm-unsafe-eval'", ""), /unsafe|https?:|\*/);
  assert.match(policy, /default-src 'none'/);
  assert.deepEqual(html.replace(/<(script|style)[^]*?<\/\1>/g, "").match(/(src|href)=(?!"data:)[^ >]*/g), null);
  for (const name of ["language.html", "language.zh.html", "trust.html", "trust.zh.html"]) assert.ok(html.includes(`id="held:${name}"`), name);
  assert.equal(html.match(/<script/g).length - html.match(/<script type="application\/octet-stream"/g).length, 5);
});
