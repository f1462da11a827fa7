// The texts as plain HTML, for a browser that runs no JavaScript or no WebAssembly.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dist, launch, serve, visit } from "./person.mjs";

let site, browser;
before(async () => {
  site = await serve(dist);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await site.close();
});

// Goes where a link of the page leads.
async function follow(page, link) {
  const href = await page.$eval(link, (a) => a.href);
  const answer = await page.goto(href);
  assert.equal(answer.status(), 200, href);
}

test("without JavaScript the page leads to the texts, and they can be read", async () => {
  const { page, context, faults } = await visit(browser, `${site.address}language.html`);
  await page.setJavaScriptEnabled(false);
  await page.goto(site.address);
  await follow(page, "noscript a");
  assert.equal(await page.$$eval("ol li", (items) => items.length), 54);
  await follow(page, "ol a");
  assert.ok((await page.$eval(".text", (text) => text.innerText)).length > 200);
  await follow(page, "a[rel=next]");
  await follow(page, "nav a");
  assert.equal(page.url(), `${site.address}read/index.html`);
  assert.deepEqual(faults, []);
  await context.close();
});

test("without WebAssembly the page says so, and leads to the texts", async () => {
  const { page, context } = await visit(browser, `${site.address}language.html`);
  await page.evaluateOnNewDocument(() => delete globalThis.WebAssembly);
  await page.goto(site.address);
  await page.waitForSelector("[role=alert] a");
  await follow(page, "[role=alert] a");
  assert.equal(await page.title(), "All texts · China–UK relations, 2019–2024");
  await context.close();
});

test("a text leads into Readout, to itself", async () => {
  const person = await visit(browser, `${site.address}read/`);
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
    const person = await visit(browser, `${site.address}read/`, { width: 390, height: 844, dark });
    for (const link of [undefined, "ol li:nth-child(20) a"]) {
      if (link) await follow(person.page, link);
      assert.deepEqual(await person.violations(), []);
      assert.ok((await person.tooWide()) <= 0);
    }
    await person.close();
  }
});
