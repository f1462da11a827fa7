// What narrows the view: conditions typed and clicked, subsets with names; written forms; help; lists of any length.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { builtPage, hosted, native, readout, root, serve, visit } from "./person.mjs";

const corpus = join(root, "public", "corpus");
const here = hosted();
const open = builtPage(here);

const value = (person) => person.page.$eval('[role="combobox"]', (box) => box.value);
const chips = (person) => person.page.$$eval("main button", (all) => all.map((b) => b.ariaLabel ?? "").filter((name) => name.startsWith("Remove ")));
const counted = (answer) => new RegExp(`^${answer.matches} hits? in ${answer.documents} of`);

test("a condition that is typed is a filter like one that is clicked", async () => {
  const person = await open();
  await person.search("huawei side:UK");
  const uk = native("search", corpus, "huawei side:UK");
  await person.says("status", counted(uk));
  assert.deepEqual(await chips(person), ["Remove Side: UK"]);
  assert.equal(await (await person.find("checkbox", /^UK\b/)).evaluate((box) => box.checked), true);
  // Other sides still say what they would add, and one of them joins what was typed.
  await person.click("checkbox", /^China\b/);
  const both = native("search", corpus, "huawei", "--where", "side:(UK|China)");
  await person.says("status", counted(both));
  assert.equal(await value(person), "huawei");
  assert.deepEqual(await chips(person), ["Remove Side: UK or China"]);
  // A typed condition is taken away by its chip, and leaves the rest of the query.
  await person.click("button", /^Remove Side/);
  await person.search('"golden era" | huawei date:2019');
  await person.page.keyboard.press("Enter");
  await person.search("huawei date:2019 -quoted:yes");
  await person.says("status", counted(native("search", corpus, "huawei date:2019 -quoted:yes")));
  await person.click("button", /^Remove .*not yes/);
  assert.equal(await value(person), "huawei date:2019");
  await person.click("button", /^Remove Date: 2019/);
  assert.equal(await value(person), "huawei");
  await person.says("status", counted(native("search", corpus, "huawei")));
  await person.close();
});

test("a document says how much of it the filters leave", async () => {
  const person = await open("#/search?where=role:asks");
  const { results } = native("search", corpus, "", "--where", "role:asks");
  const part = results.find((result) => result.tokens_in_view < result.tokens);
  const n = (number) => number.toLocaleString("en");
  await person.page.waitForFunction((text) => [...document.querySelectorAll(".result .hits")].some((hits) => hits.textContent.includes(text)), {}, `${n(part.tokens_in_view)} of ${n(part.tokens)} words`);
  await person.close();
});

test("clearing all takes typed and clicked filters away, and undo brings them back", async () => {
  const person = await open("#/search?q=huawei+date:2019&where=side:China");
  await person.says("status", counted(native("search", corpus, "huawei date:2019", "--where", "side:China")));
  await person.click("button", "Clear all");
  await person.says("status", counted(native("search", corpus, "huawei")));
  assert.equal(await value(person), "huawei");
  await person.click("button", "Undo");
  assert.equal(await value(person), "huawei date:2019");
  await person.says("status", counted(native("search", corpus, "huawei date:2019", "--where", "side:China")));
  await person.close();
});

test("a subset is kept under a name, used like a filter, and goes along in a link", async () => {
  const person = await open("#/search?q=security&where=side:China");
  await person.says("status", /hits in/);
  await person.click("button", "Keep as subset");
  const name = await person.find("textbox", "Name");
  await name.click({ count: 3 });
  await person.page.keyboard.type("Safe & sound");
  await person.click("button", "Keep");
  await person.find("rowheader", "Safe & sound");
  await person.click("button", "Use as filter");
  await person.search("huawei");
  const definition = ["--subset", "Safe & sound=security side:China"];
  const used = native("search", corpus, "huawei", "--where", "side:China", "--where", 'subset:"safe & sound"', ...definition);
  await person.says("status", counted(used));
  // In the box, by another's hand: completed, and left out.
  await person.click("button", "Clear all");
  await person.search("huawei -subset:sa");
  await person.find("option", /^Safe & sound/);
  await person.page.keyboard.press("ArrowDown");
  await person.page.keyboard.press("Enter");
  assert.equal(await value(person), 'huawei -subset:"Safe & sound"');
  const left = native("search", corpus, 'huawei -subset:"Safe & sound"', ...definition);
  await person.says("status", counted(left));
  assert.notEqual(left.matches, native("search", corpus, "huawei").matches);
  assert.deepEqual(await chips(person), ["Remove Subset: not Safe & sound"]);
  // A visit elsewhere has never heard of the subset, but for the link.
  const elsewhere = await visit(here.browser, person.page.url());
  await elsewhere.ready();
  await elsewhere.says("status", counted(left));
  await elsewhere.close();
  // A later visit still has it; it can be removed, and brought back.
  await person.page.goto(here.site.address + "#/search");
  await person.page.reload();
  await person.ready();
  await person.find("checkbox", /^Safe & sound/);
  await person.click("button", "Subsets");
  await person.click("button", "Remove");
  await person.click("button", "Undo");
  await person.find("rowheader", "Safe & sound");
  await person.close();
});

test("two tabs keep their subsets beside each other", async () => {
  const person = await open("#/search?q=huawei");
  const other = await person.page.browserContext().newPage();
  await other.goto(`${person.page.url().split("#")[0]}#/search?q=security`);
  await other.waitForSelector("body[data-ready]");
  await person.page.bringToFront();
  for (const page of [person.page, other]) {
    await page.bringToFront();
    const [keep] = await page.$$("::-p-aria(Keep as subset)");
    await keep.click();
    // The name stands in the field, and whatever is typed takes its place.
    await page.waitForFunction(() => document.activeElement?.matches("dialog input") && getSelection().toString() !== "");
    await page.keyboard.type(page === other ? "second" : "first");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => [...document.querySelectorAll("dialog[open] th[scope=row]")].length > 0);
  }
  const kept = () => [...document.querySelectorAll("dialog[open] th[scope=row]")].map((name) => name.textContent);
  assert.deepEqual((await other.evaluate(kept)).sort(), ["first", "second"]);
  await other.close();
  await person.page.waitForFunction(() => document.querySelectorAll("dialog[open] th[scope=row]").length === 2);
  await person.close();
});

test("a name that means no subset is said, with those that there are", async () => {
  const person = await open("#/search?q=subset:other&subset=Mine%3Fq=huawei");
  await person.says("alert", /no subset of this name.*There are Mine/);
  await person.close();
});

test("the written forms of a word add up to its matches, and each opens its own", async () => {
  const person = await open("#/search?q=may");
  const all = native("search", corpus, "may");
  await person.says("status", counted(all));
  await person.click("button", "Written forms");
  const rows = (await person.table(/^may: /)).slice(1);
  assert.ok(rows.length > 1);
  assert.equal(rows.reduce((sum, row) => sum + Number(row[1]), 0), all.matches);
  const [form, count] = rows[0];
  await person.click("button", form);
  await person.says("status", new RegExp(`^${count} hits? in`));
  assert.equal(await value(person), `=${form}`);
  await person.click("link", "Terms");
  await person.click("button", /written forms of the$/);
  assert.ok((await person.table(/\[norm="the"\]: /)).length > 2);
  await person.close();
});

test("every example of the help finds something in the corpus that is open", async () => {
  const person = await open("#/search");
  await person.click("button", "Help and keys");
  await person.find("button", /^date:/);
  const texts = (selector) => person.page.$$eval(`dialog[open] ${selector}`, (all) => all.map((e) => e.textContent));
  const examples = await texts("td button");
  assert.ok(examples.length >= 17, `${examples}`);
  for (const query of examples) assert.ok(native("search", corpus, query).documents > 0, query);
  await person.click("button", examples[0]);
  assert.equal(await value(person), examples[0]);
  await person.says("status", counted(native("search", corpus, examples[0])));
  await person.close();
});

const PHONES = [390, 320];

test("on a phone all views are in sight, and none hides beyond an edge", async () => {
  for (const width of PHONES) {
    const person = await open("#/search?q=huawei", { width, height: 844 });
    const views = await person.page.$$eval("nav.views a", (links) => links.map((link) => link.getBoundingClientRect().toJSON()));
    assert.ok(views.length >= 8);
    for (const { left, right, height } of views) {
      assert.ok(left >= 0 && right <= width, `a view from ${left} to ${right} at ${width} px`);
      assert.ok(height >= 36, `a view is ${height} px high`);
    }
    await person.close();
  }
});

test("on a phone a line of the concordance shows all the context that was asked for", async () => {
  const wanted = native("kwic", corpus, "huawei", "--context", "20", "--limit", "3").lines;
  for (const width of PHONES) {
    const person = await open("#/concordance?q=huawei&context=20", { width, height: 844 });
    await person.says("status", /lines in/);
    const seen = await person.page.$$eval(".kwic-table tbody:not(.space) tr", (rows) =>
      rows.slice(0, 3).map((row) => ({
        // What is cut by an edge is not seen.
        text: [...row.querySelectorAll(".kwic-left a, .kwic-right a")].map((part) => part.innerText).join(""),
        inside: [...row.querySelectorAll(".kwic-left a, .kwic-right a")].flatMap((part) => [...part.getClientRects()]).every(({ left, right }) => left >= 0 && right <= innerWidth),
        isCut: [...row.querySelectorAll(".kwic-left a, .kwic-right a")].some((part) => getComputedStyle(part).overflow === "hidden"),
      })),
    );
    for (const [at, { left, node, right }] of wanted.entries()) {
      assert.equal(seen[at].text.replace(/\s+/g, " ").trim(), `${left}${node}${right}`.replace(/\s+/g, " ").trim());
      assert.deepEqual([seen[at].inside, seen[at].isCut], [true, false]);
    }
    await person.close();
  }
});

test("a table that is wider than its window says so and is scrolled by keys", async () => {
  for (const [view, name] of [["terms", /./], ["documents", "Documents"], ["trends?q=huawei, security&table=yes", /./], ["collocates?q=china", /./]]) {
    const person = await open(`#/${view}`, { width: 320, height: 844 });
    const frame = await person.find("region", name);
    await person.page.waitForFunction((frame) => frame.scrollWidth > frame.clientWidth, {}, frame);
    // A shadow at the edge: the paper that covers it scrolls away with what is there.
    assert.match(await frame.evaluate((frame) => getComputedStyle(frame).backgroundAttachment), /local.*scroll/);
    await frame.focus();
    await person.page.keyboard.press("ArrowRight");
    await person.page.waitForFunction((frame) => frame.scrollLeft > 0, {}, frame);
    await person.close();
  }
});

test("on a phone a chart comes before its settings, which are one press away", async () => {
  for (const [view, chart, setting] of [
    ["trends?q=huawei", "figure", "Unit"],
    ["collocates?q=china", "figure", "Window"],
    ["compare?target=side:China", ".plotted", "Keywords"],
  ]) {
    const person = await open(`#/${view}`, { width: 390, height: 844 });
    await person.page.waitForSelector(`main ${chart}`);
    const isSeen = () => person.page.$$eval("main select", (all) => all.filter((select) => select.checkVisibility()).length);
    assert.equal(await isSeen(), 0, view);
    await person.page.$eval("main details.settings > summary", (summary) => summary.click());
    await person.find("combobox", new RegExp(setting));
    await person.close();
  }
});

test("what is done with a subset is not touched by mistake", async () => {
  const person = await open("#/search?q=security&where=side:China&subset=Mine%3Fq%3Dhuawei", { width: 390, height: 844 });
  const [keep] = await person.page.$$("::-p-aria(Keep as subset)");
  assert.ok((await keep.boundingBox()).height >= 44);
  await keep.click();
  await person.find("rowheader", "Mine");
  const acts = await person.page.$$eval("dialog[open] .acts button", (all) => all.map((button) => button.getBoundingClientRect().toJSON()));
  assert.ok(acts.length >= 3);
  await person.page.setViewport({ width: 1280, height: 900 });
  const wide = await person.page.$$eval("dialog[open] .acts button", (all) => all.map((button) => button.getBoundingClientRect().toJSON()));
  for (const [at, one] of wide.entries()) {
    for (const other of wide.slice(at + 1)) assert.ok(Math.max(other.left - one.right, one.left - other.right, other.top - one.bottom, one.top - other.bottom) >= 8);
  }
  for (const [at, one] of acts.entries()) {
    assert.ok(one.height >= 44, `${one.height} px high`);
    for (const other of acts.slice(at + 1)) {
      const apart = Math.max(other.left - one.right, one.left - other.right, other.top - one.bottom, one.top - other.bottom);
      assert.ok(apart >= 6, `${apart} px apart`);
    }
  }
  await person.close();
});

test("on a phone the count and the way out stay in sight above long filters", async () => {
  const person = await open("#/search?q=huawei", { width: 390, height: 700 });
  await person.click("button", /^Filters/);
  const close = await person.find("button", "Close");
  await person.page.waitForFunction(() => document.querySelector("#filters").scrollHeight > 2 * innerHeight);
  await person.page.$eval("#filters", (sheet) => (sheet.scrollTop = sheet.scrollHeight));
  const inSight = (element) => element.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return top >= 0 && element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  assert.ok(await inSight(close));
  const count = await person.page.$("#filters .sheet-head p");
  assert.match(await count.evaluate((count) => count.textContent), /^\d+ hits/);
  assert.ok(await inSight(count));
  await close.click();
  await person.find("link", /./);
  await person.close();
});

test("n-grams and keywords are called so", async () => {
  const person = await open("#/terms?row=3");
  const [head] = await person.table(/n-grams/);
  assert.equal(head[0], "N-gram");
  assert.match(await (await person.find("combobox", /^Rows of/)).evaluate((s) => s.selectedOptions[0].text), /n-grams of 3 words/);
  await person.page.goto(`${here.site.address}#/compare?target=side:China`);
  await person.find("combobox", /^Keywords/);
  assert.equal((await person.table(/compared with/))[0][0], "Keyword");
  await person.close();
});

test("Latin text finds a Latin face on every system before a Chinese one, and Chinese text the other way round", async () => {
  const faces = (page, selector) => page.$eval(selector, (e) => getComputedStyle(e).fontFamily);
  const person = await open("#/search?q=huawei");
  await person.page.waitForSelector(".snippet");
  for (const selector of ["body", ".snippet", "h2"]) {
    const all = await faces(person.page, selector);
    const latin = ["Liberation", "DejaVu"].map((name) => all.indexOf(name));
    assert.ok(latin.every((at) => at > 0 && at < all.search(/CJK|Songti|PingFang/)), all);
  }
  // Of a page in Chinese, English text keeps its own quotation marks.
  await person.page.goto(`${here.site.address}#/search?q=huawei`);
  await person.page.evaluate(() => (document.documentElement.lang = "zh-Hans"));
  const english = await faces(person.page, ".snippet");
  assert.ok(english.indexOf("Liberation") < english.search(/CJK|Songti/), english);
  const chinese = await faces(person.page, "body");
  assert.ok(chinese.search(/CJK|PingFang/) < chinese.indexOf("Liberation"), chinese);
  await person.close();
});

test("ten thousand results are scrolled through, few of them on the page at a time", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "readout-many-"));
  const texts = join(folder, "texts");
  mkdirSync(texts);
  const number = (at) => String(at).padStart(5, "0");
  const filler = (at) => "Words of no account stand before it and behind it. ".repeat(1 + (at % 5));
  for (let at = 1; at <= 10_000; at++) {
    writeFileSync(join(texts, `${number(at)}.txt`), `---\ntitle: Paper ${number(at)}\n---\n${filler(at)}The needle. ${filler(at)}`);
  }
  const out = join(folder, "site");
  readout("site", texts, "--out", out);
  const many = await serve(out);
  t.after(async () => {
    await many.close();
    rmSync(folder, { recursive: true });
  });
  const person = await visit(here.browser, many.address + "#/search?q=needle&sort=title");
  await person.ready();
  await person.says("status", /^10,000 hits in 10,000 of 10,000/);
  const seen = () => person.page.$$eval("main ol > li", (rows) => rows.map((row) => row.querySelector("h2").textContent));
  const wait = (title) => person.page.waitForFunction((title) => [...document.querySelectorAll("main ol > li h2")].some((h) => h.textContent === title), {}, title);
  await wait("Paper 00001");
  assert.ok((await seen()).length < 100);
  await person.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await wait("Paper 10000");
  const last = await person.page.$eval("main ol > li:last-child", (row) => [row.ariaPosInSet, row.ariaSetSize]);
  assert.deepEqual(last, ["10000", "10000"]);
  assert.ok((await seen()).length < 100);
  // By keys from result to result, far beyond what was drawn at first.
  await person.page.evaluate(() => scrollTo(0, 0));
  await wait("Paper 00001");
  await person.page.focus("main ol > li h2 a");
  for (let at = 0; at < 120; at++) {
    await person.page.keyboard.press("Tab");
    // The rows that come next are drawn before one gets there.
    await person.page.waitForFunction(() => document.activeElement.closest("li")?.nextElementSibling);
  }
  const focused = await person.page.evaluate(() => document.activeElement.closest("li")?.ariaPosInSet);
  assert.ok(Number(focused) > 35, `result ${focused} has the focus`);
  // Documents and Terms are such lists as well.
  await person.click("link", "Documents");
  await person.page.waitForFunction(() => location.hash.startsWith("#/documents"));
  await person.page.waitForFunction(() => document.querySelectorAll("main tbody tr").length > 20);
  assert.ok((await person.page.$$("main tbody tr")).length < 200);
  await person.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await person.page.waitForFunction(() => [...document.querySelectorAll("main tbody th")].some((h) => h.textContent === "Paper 10000"));
  await person.close();
});
