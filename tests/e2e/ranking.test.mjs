// Trends as one wants them: values in an order, enough words in each, years together, bars, titles, files for paper.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { builtPage, native, root } from "./person.mjs";

const corpus = join(root, "public", "corpus");
const open = builtPage();
const drawn = (person) => person.page.$$eval("figure .chart-value", (names) => names.map((name) => name.textContent));
const until = (person, expression, ...args) => person.page.waitForFunction(expression, {}, ...args);
const has = (person, part) => until(person, (part) => decodeURIComponent(location.hash).includes(part), part);
const said = (person) => person.page.$eval(".trend-said", (said) => said.innerText);

test("values of a field stand in the order that is chosen, as many as are asked for", async () => {
  const person = await open("#/trends?q=china&by=speaker&leastwords=0");
  const { bins, series } = native("trend", corpus, "china", "--by", "speaker");
  const points = series[0].points.filter((point) => point.key !== null);
  await person.find("slider", "Points of the chart");
  assert.equal((await drawn(person)).length, bins.length);

  await person.choose("Order", "highest value");
  await has(person, "rank=rate");
  const rates = points.toSorted((a, b) => b.per_million - a.per_million);
  await until(person, (first) => document.querySelector("figure .chart-value")?.textContent === first, rates[0].key);
  assert.deepEqual(new Set((await drawn(person)).slice(0, 5)), new Set(rates.slice(0, 5).map((point) => point.key)));

  await person.choose("Order", "name, Z to A");
  await until(person, (first) => document.querySelector("figure .chart-value")?.textContent === first, "Xinhua News Agency");
  await person.choose("How many", "the first 10");
  await has(person, "top=10");
  await until(person, () => document.querySelectorAll("figure .chart-value").length === 10);
  assert.match(await said(person), new RegExp(`10 of ${bins.length} values are drawn`));
  await person.close();
});

test("values with too few words are left out, which is said, and shown when they are wanted", async () => {
  const person = await open("#/trends?q=china&by=speaker");
  await person.find("slider", "Points of the chart");
  const { bins } = native("trend", corpus, "china", "--by", "speaker");
  const [, parts, least] = /(\d+) parts with fewer than ([\d,]+) words are left out/.exec(await said(person));
  const few = bins.filter((bin) => bin.tokens < Number(least.replace(/\D/g, "")));
  assert.equal(Number(parts), few.length);
  assert.equal((await drawn(person)).length, bins.length - few.length);

  await person.click("button", "Show");
  await has(person, "leastwords=0");
  await until(person, (count) => document.querySelectorAll("figure .chart-value").length === count, bins.length);
  await person.write("spinbutton", /^Each with at least/, "200");
  await has(person, "leastwords=200");
  const enough = bins.filter((bin) => bin.tokens >= 200).length;
  await until(person, (count) => document.querySelectorAll("figure .chart-value").length === count, enough);
  await person.close();
});

test("a control shows what applies, also where an answer decides it", async () => {
  const person = await open("#/trends");
  const value = async (role, name) => (await person.find(role, name)).evaluate((control) => control.selectedOptions?.[0].text ?? control.value);
  await person.choose(/^By/, "Speaker");
  await person.search("china");
  await person.find("slider", "Points of the chart");
  const least = async () => /fewer than ([\d,]+) words/.exec(await said(person))[1].replace(",", "");
  const usual = await value("spinbutton", /^Each with at least/);
  assert.equal(usual, await least());
  // Another term has another usual number, here one that leaves nobody out; and one that is set stays.
  await person.search("the");
  await until(person, () => document.querySelector("figure h2").textContent.includes("‘the’"));
  const [other, bins] = [Number(await value("spinbutton", /^Each with at least/)), native("trend", corpus, "the", "--by", "speaker").bins];
  assert.ok(other < Number(usual) && bins.every((bin) => bin.tokens === 0 || bin.tokens >= other), `${other} of ${usual}`);
  await person.write("spinbutton", /^Each with at least/, "700");
  await has(person, "leastwords=700");
  await person.search("china");
  await until(person, () => document.querySelector("figure h2").textContent.includes("‘china’"));
  assert.equal(await value("spinbutton", /^Each with at least/), "700");
  // Where not all values are drawn, those with most hits are.
  assert.equal(await value("combobox", "Order"), "most documents");
  await person.choose("How many", "the first 10");
  await has(person, "top=10");
  assert.equal(await value("combobox", "Order"), "most hits");
  const most = native("trend", corpus, "china", "--by", "speaker").series[0].points.filter((point) => point.key && point.tokens >= 700).toSorted((a, b) => b.freq - a.freq);
  await until(person, (first) => document.querySelector("figure .chart-value")?.textContent === first, most[0].key);
  await person.choose("Order", "most documents");
  await has(person, "rank=documents");
  await person.choose(/^By/, /^what fits/);
  await until(person, () => !location.hash.includes("by="));
  await person.heading(/by side$/);
  assert.equal(await value("combobox", /^By/), "what fits: side");
  await person.close();
});

test("three words over time are drawn over time", async () => {
  const person = await open();
  await person.click("link", "Compare three of them over time");
  await has(person, "by=");
  assert.match(await person.fragment(), /by=(day|month|quarter|year)\b/);
  await person.heading(/ by (day|month|quarter|year)$/);
  await person.close();
});

test("any number of years is one bin, and its lines are those years'", async () => {
  const person = await open("#/trends?q=china");
  await person.choose(/^By/, "decade");
  await has(person, "by=decade");
  await person.heading(/^‘china’ by decade$/);
  await person.write("spinbutton", /^Years together/, "2");
  await has(person, "by=2years");
  await person.heading(/^‘china’ by 2-year span$/);
  const { points } = native("trend", corpus, "china", "--by", "2years").series[0];
  await person.click("button", "Show as table");
  const rows = await person.table(/2-year span/);
  const first = points[0];
  assert.deepEqual(rows[2].slice(0, 4), [first.key.replace("..", "–"), String(first.of_documents), first.tokens.toLocaleString("en"), String(first.freq)]);
  await person.click("link", String(first.freq));
  await has(person, `where=date:${first.key}`);
  await person.says("status", new RegExp(`^${first.freq} hits`));
  await person.close();
});

test("the table sorts by each of its columns, and the link has the order", async () => {
  const person = await open("#/trends?q=china, huawei&by=speaker&table=yes");
  const heads = ["speaker", "documents", "words", "hits", "Per thousand", "95 % interval"];
  const ids = ["key", "documents", "tokens", "freq.1", "value.1", "low.1", "freq.2", "value.2", "low.2"];
  await person.table(/by speaker/);
  assert.deepEqual(await person.page.$$eval("table.numbers thead button", (all) => all.map((one) => one.textContent)), [...heads, ...heads.slice(3)]);
  for (const [at, id] of ids.entries()) {
    const column = async () => (await person.table(/by speaker/)).slice(2).filter((cells) => cells[0] !== "no value").map((cells) => cells[at]);
    const press = async (sign) => {
      await (await person.page.$$("table.numbers thead button"))[at].click();
      await has(person, `order=${sign}${id}`);
      await until(person, (at) => document.querySelectorAll("table.numbers thead button")[at].closest("[aria-sort]"), at);
    };
    await press(id === "key" ? "" : "-");
    const once = await column();
    const number = (text) => Number(text.split("–")[0].replace(/[^\d.]/g, ""));
    if (id === "key") assert.deepEqual(once, once.toSorted());
    else assert.deepEqual(once.map(number), once.map(number).toSorted((a, b) => b - a), id);
    await press(id === "key" ? "-" : "");
    assert.deepEqual((await column()).map(id === "key" ? String : number), once.toReversed().map(id === "key" ? String : number), id);
  }
  await person.close();
});

test("values are bars where that is chosen, and are printed", async () => {
  const person = await open("#/trends?q=china&by=side&leastwords=0");
  await person.find("slider", "Points of the chart");
  const { points } = native("trend", corpus, "china", "--by", "side").series[0];
  // One for each point, also where the interval is cut, in a column of their own right of all of them.
  const values = () => person.page.$$eval("figure .chart-printed", (all) => all.map((one) => [one.textContent, one.getBoundingClientRect()]).map(([text, { right }]) => [text, right]));
  const expected = points.filter((point) => point.tokens > 0).map((point) => (point.per_million / 1000).toFixed(2));
  const [texts, ends] = [0, 1].map(async (at) => (await values()).map((value) => value[at]));
  assert.deepEqual((await texts).toSorted(), expected.toSorted());
  assert.ok((await ends).every((end, _, all) => Math.abs(end - all[0]) < 1), `${await ends}`);
  const drawnTo = await person.page.$$eval("figure .chart-whisker, figure .chart-cut", (all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));
  const from = await person.page.$$eval("figure .chart-printed", (all) => Math.min(...all.map((one) => one.getBoundingClientRect().left)));
  assert.ok(drawnTo < from, `${drawnTo} and ${from}`);
  await person.keepFiles();
  await person.click("button", "SVG");
  const [svg] = await person.files(1);
  for (const value of expected) assert.ok(svg.includes(`>${value}</text>`), value);
  await person.choose("Drawn as", "bars");
  await has(person, "drawing=bars");
  await person.page.waitForSelector("figure .chart-bar");
  assert.equal(await person.page.$$eval("figure .chart-mark", (marks) => marks.filter((mark) => !mark.closest(".chart-key")).length), 0);
  await person.choose(/^By/, "year");
  await person.heading(/by year/);
  await person.page.waitForSelector("figure .chart-bar");
  await person.close();
});

test("a chart has the title that it is given, in the link and in its files, and what is counted below", async () => {
  const person = await open("#/trends?q=huawei publisher:BGNES, \"human rights\"&by=year&where=side:China");
  await person.heading(/^‘huawei’ \(Publisher: BGNES\), ‘human rights’ by year, in text with Side: China$/);
  await person.click("button", "Edit the title");
  await person.write("textbox", "Title of the chart", "Who says <b>Huawei</b> | & why");
  await person.heading(/^Who says <b>Huawei<\/b> \| & why$/);
  await has(person, "titles=trend|Who+says+<b>Huawei</b>+\\|+&+why");
  assert.match(await person.page.$eval(".chart-caption", (caption) => caption.textContent), /^‘huawei’ .* by year/);
  await person.page.reload();
  await person.ready();
  await person.heading(/^Who says <b>Huawei/);
  await person.keepFiles();
  await person.click("button", "SVG");
  const [svg] = await person.files(1);
  assert.ok(svg.includes("<title>Who says &lt;b&gt;Huawei&lt;/b&gt; | &amp; why</title>"));
  const all = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).join(" ");
  assert.ok(all.includes("by year, in text with Side: China."), all);

  // An empty one is none, and one that is too long is not taken from a link.
  await person.click("button", "Edit the title");
  await person.write("textbox", "Title of the chart", " ");
  await person.heading(/^‘huawei’/);
  assert.doesNotMatch(await person.fragment(), /titles=/);
  await person.close();
  const long = await open(`#/trends?q=huawei&titles=trend|${"x".repeat(121)}`);
  await long.heading(/^‘huawei’/);
  assert.match(await long.page.$eval("body", (body) => body.textContent), /at most 120 characters/);
  await long.close();
});

test("a title goes with what it is the title of, which is said and can be undone", async () => {
  const person = await open("#/trends?q=huawei&by=side");
  const title = async () => {
    await person.click("button", "Edit the title");
    await person.write("textbox", "Title of the chart", "Huawei by side");
    await person.heading("Huawei by side");
  };
  for (const change of [
    () => person.choose(/^By/, "year"),
    () => person.choose("Unit", "hits"),
    () => person.search("china"),
    () => person.click("checkbox", /^UK\b/),
  ]) {
    await title();
    await change();
    await person.heading(/^‘(huawei|china)’ by/);
    await person.click("button", "Keep the title");
    await person.heading("Huawei by side");
    await has(person, "titles=trend|Huawei+by+side");
  }
  await person.choose("Drawn as", "bars");
  await has(person, "drawing=bars");
  await person.heading("Huawei by side");
  await person.close();
});

test("files are for paper: light on a dark screen, unless dark is asked for", async () => {
  const paper = (svg) => /<rect [^>]*fill="([^"]+)"/.exec(svg)[1];
  const seen = {};
  for (const dark of [false, true]) {
    const person = await open("#/trends?q=huawei&by=year", { dark });
    await person.find("slider", "Points of the chart");
    await person.keepFiles();
    await person.click("button", "SVG");
    await person.click("checkbox", "dark");
    await person.click("button", "SVG");
    seen[dark] = await person.files(2);
    assert.equal(await person.page.evaluate(() => document.documentElement.dataset.theme), undefined);
    await person.close();
  }
  const [[light, dark], [lightToo, darkToo]] = [seen[false], seen[true]];
  assert.equal(paper(light), paper(lightToo));
  assert.equal(paper(dark), paper(darkToo));
  assert.notEqual(paper(light), paper(dark));
  const style = (svg) => /<style>(.*?)<\/style>/.exec(svg)[1];
  assert.equal(style(light), style(lightToo));
});
