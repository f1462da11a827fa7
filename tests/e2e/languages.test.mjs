// The page in English and in Simplified Chinese.
import assert from "node:assert/strict";
import { test } from "node:test";
import { builtPage } from "./person.mjs";

const open = builtPage();

test("the language is switched, remembered, and in the link", async () => {
  const person = await open("#/trends?q=huawei&by=quarter");
  const { page } = person;
  assert.equal(await page.$eval("html", (html) => html.lang), "en");
  await person.find("link", "Trends");
  let loaded = page.waitForNavigation();
  await person.click("button", "中文");
  await loaded;
  await person.ready();
  await person.find("link", "趋势");
  assert.equal(await page.$eval("html", (html) => html.lang), "zh-Hans");
  assert.match(await person.fragment(), /trends\?.*q=huawei.*lang=zh/);
  assert.match(await page.$eval("main", (main) => main.textContent), /2019年/);
  // Quarters have names of their own.
  const points = await person.find("slider", "图表的点");
  await points.focus();
  await page.keyboard.press("Home");
  assert.match(await points.evaluate((e) => e.getAttribute("aria-valuetext")), /2019年第1季度/);

  // Another visit without the link has it still, and a link says otherwise for itself.
  const base = page.url().split("#")[0];
  await page.goto("about:blank");
  await page.goto(`${base}#/search?q=huawei`);
  await person.ready();
  await person.find("link", "趋势");
  await page.goto("about:blank");
  await page.goto(`${base}#/search?q=huawei&lang=en`);
  await person.ready();
  await person.find("link", "Trends");
  // A link that is followed within the page, too.
  loaded = page.waitForNavigation();
  await page.evaluate(() => void (location.hash = "#/search?q=huawei&lang=zh"));
  await loaded;
  await person.ready();
  await person.find("link", "趋势");
  loaded = page.waitForNavigation();
  await person.click("button", "English");
  await loaded;
  await person.ready();
  await person.find("link", "Trends");
  await person.close();
});

test("the browser's own language is the first one, and its kind writes dates and numbers", async () => {
  const person = await open();
  const { page } = person;
  const visit = async (languages) => {
    const { identifier } = await page.evaluateOnNewDocument((languages) => Object.defineProperty(navigator, "languages", { get: () => languages }), languages);
    await page.goto("about:blank");
    await page.goto(`${address}#/documents?sort=date`);
    await person.ready();
    await person.find("table");
    const said = await page.evaluate(() => [document.documentElement.lang, document.querySelector("td.date").textContent]);
    await page.removeScriptToEvaluateOnNewDocument(identifier);
    return said;
  };
  const address = page.url().split("#")[0];
  assert.deepEqual(await visit(["zh-CN", "en"]), ["zh-Hans", "2019年1月28日"]);
  assert.deepEqual(await visit(["fr", "en-GB"]), ["en", "28 Jan 2019"]);
  assert.deepEqual(await visit(["en-US"]), ["en", "Jan 28, 2019"]);
  assert.deepEqual(await visit(["fr"]), ["en", "Jan 28, 2019"]);
  await person.close();
});

const views = ["overview", "search?q=huawei", "concordance?q=huawei", "trends?q=huawei,security&by=month", "terms", "collocates?q=china", "compare?target=side:China", "documents"];
for (const dark of [false, true]) {
  test(`every view in Chinese is accessible, ${dark ? "dark" : "light"}, and no wider than a phone`, async () => {
    const person = await open(`#/overview?lang=zh`, { dark, width: 320 });
    const { page } = person;
    for (const view of views) {
      await page.evaluate((view) => void (location.hash = `#/${view}${view.includes("?") ? "&" : "?"}lang=zh`), view);
      await page.waitForFunction(() => !document.querySelector(".is-pending") && document.querySelector("main h1, main h2, main table, main figure"));
      assert.deepEqual(await person.violations(), [], view);
      assert.ok((await person.tooWide()) <= 0, `${view} is too wide`);
    }
    await person.close();
  });
}

test("what a link has that cannot be used is said in the page's language", async () => {
  const person = await open("#/trends?q=huawei&unit=kg&lang=zh");
  await person.says("status", /unit.*kg/);
  const said = await person.page.$$eval('[role="status"]', (all) => all.map((e) => e.textContent).join(" "));
  assert.match(said, /[\u4e00-\u9fff].*“kg”/);
  await person.close();
});

test("what the engine says is said in the page's language", async () => {
  const person = await open("#/overview?lang=zh");
  const { page } = person;
  // Each is said of a link, somewhere.
  for (const [link, said] of [
    ["search?q=(huawei", /这个括号没有闭合。 ?请用 \) 闭合。/],
    ["search?q=%2F(%2F", /这个正则表达式无法识别：有括号没有闭合/],
    ["search?q=place:Rome", /没有名为“place”的字段。 ?可用的有 .*speaker/],
    ["search?q=huawei&where=date:x", /“date:x”已略去。“x”不是日期。/],
    ["search?q=huawie", /huawie 在此语料库中没有出现。.*拼写相近的 huawei 出现 \d+ 次。/],
    ["search?q=huawei&where=speaker:Nobody", /字段“speaker”没有值“Nobody”。可用的有 .*，另有 \d+ 个。/],
    ["trends?q=huawei&by=day&smooth=99&show=dispersion", /命中（\d+）少于部分的数目（\d+）/],
    ["terms?without=en", /表中略去停用词（英文词表）/],
    ["compare?target=side:China", /p 和 q 以各词独立抽取为前提/],
    ["documents?show=diversity", /MTLD 无定义/],
  ]) {
    await page.evaluate((link) => void (location.hash = `#/${link}${link.includes("?") ? "&" : "?"}lang=zh`), link);
    const source = said.source;
    await page.waitForFunction((source) => new RegExp(source).test(document.body.textContent), { timeout: 10_000 }, source).catch(async () => {
      assert.fail(`${link}: nothing says ${said}: ${await page.$eval("main", (main) => main.textContent.slice(0, 600))}`);
    });
  }
  await person.close();
});

test("texts of the corpus have their own language, whatever the page's is", async () => {
  const person = await open("#/search?q=huawei&lang=zh");
  const { page } = person;
  const language = (selector) => page.waitForSelector(selector).then((found) => found.evaluate((e) => e.closest("[lang]").lang));
  assert.equal(await language(".result h2 a"), "en");
  assert.equal(await language(".result mark"), "en");
  assert.equal(await language('[role="status"]'), "zh-Hans");
  await page.evaluate(() => void (location.hash = "#/concordance?q=huawei&lang=zh"));
  assert.equal(await language("main table mark"), "en");
  await page.evaluate(() => document.querySelector("main table a").click());
  assert.equal(await language("article mark"), "en");
  assert.equal(await language("article h1"), "en");
  await person.close();
});
