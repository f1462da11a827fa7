// What is read without the program: the texts as plain HTML, for a browser that runs no JavaScript or no WebAssembly, and
// the pages beside the page, each in two languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dist, hosted, root, visit } from "./person.mjs";

const here = hosted();

// Goes where a link of the page leads.
async function follow(page, link) {
  const href = await page.$eval(link, (a) => a.href);
  const answer = await page.goto(href);
  assert.equal(answer.status(), 200, href);
}

test("without JavaScript the page leads to the texts, and they can be read", async () => {
  const { page, context, faults } = await visit(here.browser, `${here.site.address}language.html`);
  await page.setJavaScriptEnabled(false);
  await page.goto(here.site.address);
  assert.equal(await page.$eval("#boot-corpus h1", (h1) => h1.textContent), "China–UK relations, 2019–2024");
  await follow(page, "noscript a");
  assert.equal(await page.$$eval("ol li", (items) => items.length), 54);
  await follow(page, "ol a");
  assert.ok((await page.$eval(".text", (text) => text.innerText)).length > 200);
  await follow(page, "a[rel=next]");
  await follow(page, "nav a");
  assert.equal(page.url(), `${here.site.address}read/index.html`);
  assert.deepEqual(faults, []);
  await context.close();
});

test("without WebAssembly the page says so, and leads to the texts", async () => {
  const { page, context } = await visit(here.browser, `${here.site.address}language.html`);
  await page.evaluateOnNewDocument(() => delete globalThis.WebAssembly);
  await page.goto(here.site.address);
  await page.waitForSelector("[role=alert] a");
  await follow(page, "[role=alert] a");
  assert.equal(await page.title(), "All texts · China–UK relations, 2019–2024");
  await context.close();
});

test("a text leads into Readout, to itself", async () => {
  const person = await visit(here.browser, `${here.site.address}read/`);
  const { page } = person;
  await follow(page, "ol li:last-child a");
  const title = await page.$eval("h1", (h1) => h1.textContent);
  await page.click("nav a:nth-child(2)");
  await person.ready();
  await person.find("heading", title);
  assert.deepEqual(person.faults, []);
  await person.close();
});

test("plain pages are accessible and no wider than a phone, light and dark", async () => {
  for (const dark of [false, true]) {
    const person = await visit(here.browser, `${here.site.address}read/`, { width: 390, height: 844, dark });
    for (const link of [undefined, "ol li:nth-child(20) a"]) {
      if (link) await follow(person.page, link);
      assert.deepEqual(await person.violations(), []);
      assert.ok((await person.tooWide()) <= 0);
    }
    await person.close();
  }
});

const beside = [
  ["language.html", "language.zh.html"],
  ["trust.html", "trust.zh.html"],
];

test("the pages beside the page are accessible and no wider than 320 pixels, light and dark", async () => {
  for (const dark of [false, true]) {
    for (const name of beside.flat()) {
      const person = await visit(here.browser, here.site.address + name, { width: 320, height: 640, dark });
      assert.deepEqual(await person.violations(), [], name);
      assert.ok((await person.tooWide()) <= 0, name);
      await person.close();
    }
  }
});

test("the pages beside the page say the same in two languages, and their links lead somewhere", async () => {
  for (const names of beside) {
    const pages = [];
    for (const name of names) {
      const person = await visit(here.browser, here.site.address + name);
      const page = await person.page.evaluate(() => {
        const all = (selector) => [...document.querySelectorAll(selector)];
        return {
          lang: document.documentElement.lang,
          ids: all("main [id]").map((element) => element.id),
          rows: all("main tr").length,
          points: all("main li").length,
          links: all("a[href], link[href]").map((link) => link.href),
          other: document.querySelector("nav a[hreflang]").getAttribute("href"),
        };
      });
      for (const link of page.links.filter((link) => link.startsWith(here.site.address))) {
        const { status } = await fetch(link);
        assert.equal(status, 200, `${name} leads to ${link}`);
      }
      pages.push(page);
      await person.close();
    }
    const [english, chinese] = pages;
    assert.deepEqual([english.lang, chinese.lang], ["en", "zh-Hans"]);
    assert.deepEqual([english.other, chinese.other], names.toReversed());
    assert.deepEqual([english.ids, english.rows, english.points], [chinese.ids, chinese.rows, chinese.points]);
  }
});

test("what the page says it stores is what it stores", async () => {
  const said = readFileSync(join(dist, "trust.html"), "utf8");
  // The names as the program has them.
  const names = ["boot.rs", "media.rs"].map((name) => join("platform", name)).concat(["state/subsets.rs", "shell/suggestions.rs", "views/documents/catalogue.rs", "views/concordance/state.rs"].map((name) => join("ui", name)));
  for (const name of names) {
    const [, key] = /"(readout[.-](?:theme|language|columns|past|subsets\.|lines\.))"/.exec(readFileSync(join(root, "src", name), "utf8"));
    assert.ok(said.includes(`<code>${key}</code>`), `${key} of ${name}`);
  }
});
