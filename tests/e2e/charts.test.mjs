// Charts: what is drawn, what the table says and what the command line says are the same numbers; and what a person can do
// with a chart's terms and take away of it.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { builtPage, fixed, native, root } from "./person.mjs";

const corpus = join(root, "public", "corpus");
const open = builtPage();

const number = (text) => Number(text.replaceAll(",", ""));

/**
 * The values that the markers of the first series, which are circles, stand for, read off the axis as a person would: by
 * the rules beside or above them. `axis` is the coordinate that the values go along.
 */
function drawn(person, axis) {
  return person.page.$eval("figure svg[role=img]", (svg, axis) => {
    const numbers = [...svg.querySelectorAll(".chart-number")].map((number) => Number(number.textContent.replaceAll(",", "")));
    const starts = [...svg.querySelector(".chart-rule").getAttribute("d").matchAll(/M([\d.]+),([\d.]+)L/g)];
    const rules = starts.map(([, x, y], nth) => ({ place: Number(axis === "y" ? y : x), value: numbers[nth] }));
    const [low, high] = [rules[0], rules.at(-1)];
    const marks = [...svg.querySelectorAll(".s1 .chart-mark")].filter((mark) => !mark.closest(".chart-key"));
    const circles = marks.flatMap((mark) => [...mark.getAttribute("d").matchAll(/M([\d.]+),([\d.]+)m/g)]);
    return circles.map(([, x, y]) => {
      const place = Number(axis === "y" ? y : x);
      return low.value + ((place - low.place) / (high.place - low.place)) * (high.value - low.value);
    });
  }, axis);
}

// The same numbers, in whatever order they were drawn; a pixel is a few thousandths of the axis.
function same(found, expected) {
  const rise = (a, b) => a - b;
  const most = Math.max(...expected);
  assert.equal(found.length, expected.length);
  [...expected].sort(rise).forEach((value, at) => assert.ok(Math.abs([...found].sort(rise)[at] - value) < most * 0.01, `${found} are not ${expected}`));
}

test("a chart over time, its table and the command line have the same numbers", async () => {
  const person = await open("#/trends?q=huawei, security&by=year&unit=count");
  const [huawei] = native("trend", corpus, "huawei", "security", "--by", "year").series;
  const known = huawei.points.filter((point) => point.tokens > 0);
  await person.find("slider", "Points of the chart");
  same(await drawn(person, "y"), known.map((point) => point.freq));
  const said = await person.walk("ArrowRight");
  assert.deepEqual(said.map((text) => text.match(/(\d{4}). ([\d,]+) hit/).slice(1)), known.map((point) => [point.key, String(point.freq)]));
  const summary = await person.page.$eval("figure svg[role=img]", (svg) => svg.getAttribute("aria-label"));
  assert.match(summary, /^huawei: highest in 2019, 26 hits/);

  await person.click("button", "Show as table");
  const rows = await person.table(/huawei/);
  for (const point of known) {
    const row = rows.find(([name]) => name === point.key);
    assert.deepEqual(row.slice(3, 5).map(number), [point.freq, Number((point.per_million / 1000).toFixed(2))], point.key);
  }
  await person.close();
});

test("a chart by a field, its table and the command line have the same numbers", async () => {
  const person = await open("#/trends?q=huawei&by=side&leastwords=0");
  const [huawei] = native("trend", corpus, "huawei", "--by", "side").series;
  const rates = huawei.points.map((point) => point.per_million / 1000);
  await person.find("slider", "Points of the chart");
  same(await drawn(person, "x"), rates);
  const said = await person.walk("ArrowDown");
  assert.deepEqual(said.map((text) => text.match(/([\d.,]+) per thousand words/)[1]), rates.map((rate) => fixed(rate, 2)));
  await person.click("button", "Show as table");
  const rows = (await person.table(/huawei/)).slice(2);
  assert.deepEqual(rows.map((row) => row[4]), rates.map((rate) => fixed(rate, 2)));
  await person.close();
});

test("shares of documents and values of neighbouring points are those of the command line", async () => {
  const person = await open("#/trends?q=huawei&by=year");
  const [huawei] = native("trend", corpus, "huawei", "--by", "year", "--share", "--smooth", "3").series;
  await person.choose("Unit", "share of documents");
  await person.choose("Line", "3 points together");
  await person.page.waitForSelector("figure .chart-behind");
  const known = huawei.points.filter((point) => point.share !== null);
  same(await drawn(person, "y"), known.map((point) => point.share * 100));
  await person.click("button", "Show as table");
  const rows = await person.table(/% of documents/);
  huawei.points.forEach((point, at) => {
    if (point.share === null) return;
    const row = rows.find(([name]) => name === point.key);
    const [share, interval, smoothed] = row.slice(4);
    assert.equal(share, fixed(point.share * 100, 1));
    assert.equal(interval, `${fixed(point.share_low * 100, 1)} – ${fixed(point.share_high * 100, 1)}`);
    assert.equal(smoothed, fixed(huawei.smoothed[at] * 100, 1));
  });
  // Hits of bins of unlike size are never one value: there is nothing to choose.
  await person.choose("Unit", "hits");
  await person.page.waitForFunction(() => ![...document.querySelectorAll("label")].some((label) => label.textContent.startsWith("Line")));
  await person.close();
});

test("changes of level are looked for, and it is said where there are too few points", async () => {
  const person = await open("#/trends?q=huawei&by=year");
  await person.choose("Changes of level", "marked");
  await person.page.waitForFunction(() => document.querySelector("main").textContent.includes("Changes of level need 10 points"));
  assert.ok((await person.fragment()).includes("changes=marked"));
  await person.close();
});

test("a term is left out, named and moved, by keys, and a link keeps it", async () => {
  const person = await open("#/trends?q=huawei, security&by=year");
  const names = () => person.page.$$eval("figure .chart-name", (names) => names.map((name) => name.textContent));
  const is = (expected) => person.page.waitForFunction((expected) => [...document.querySelectorAll("figure .chart-name")].map((name) => name.textContent).join() === expected, {}, expected);
  await is("huawei,security");

  await (await person.find("button", "Draw huawei")).focus();
  await person.page.keyboard.press("Space");
  await is("security");
  // The colour and the marker stay with the term.
  assert.equal(await person.page.$$eval("figure .chart-key.s2", (keys) => keys.length), 1);
  assert.equal(await person.page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Draw huawei");
  assert.match(await person.page.$eval("main", (main) => main.textContent), /Left out of the drawing: 1/);
  await person.page.keyboard.press("Space");
  await is("huawei,security");

  await (await person.find("generic", /^Edit security/).catch(() => person.page.$("summary[aria-label^='Edit security']"))).focus();
  await person.page.keyboard.press("Enter");
  await person.write("textbox", "Name", "Security, again");
  await is("huawei,Security, again");
  assert.match(await person.fragment(), /names=security\|Security,\+again/);
  const summary = await person.page.$$("summary[aria-label^='Edit Security, again']");
  await summary[0].focus();
  await person.page.keyboard.press("Enter");
  await person.click("button", "Earlier");
  await is("Security, again,huawei");
  assert.match(await person.fragment(), /q=security, huawei|q=security,\+huawei/);

  const link = person.page.url();
  await person.page.goto("about:blank");
  await person.page.goto(link);
  await person.ready();
  await is("Security, again,huawei");
  assert.deepEqual(await person.violations(), []);
  assert.deepEqual(await names(), ["Security, again", "huawei"]);
  await person.close();
});

test("a stretch of time is chosen on the chart, with the pointer and with keys", async () => {
  const person = await open("#/trends?q=huawei&by=month");
  const points = await person.find("slider", "Points of the chart");
  const { x, y } = await points.boundingBox();
  // From the first bin to the middle of the strip of words, as a person would: from bar to bar.
  const bars = await person.page.$eval("figure .chart-words", (words) => {
    const { left, right, top } = words.getBoundingClientRect();
    return { left, right, top };
  });
  await person.page.mouse.move(bars.left + 1, y + 60);
  await person.page.mouse.down();
  await person.page.mouse.move((bars.left + bars.right) / 2, y + 60, { steps: 5 });
  await person.page.waitForSelector(".chart-brush");
  await person.page.mouse.up();
  await person.page.waitForFunction(() => decodeURIComponent(location.hash).includes("where=date:2019-01..2021-"));
  assert.ok((await person.fragment()).startsWith("#/trends"));
  assert.ok(x >= 0);

  await person.page.goBack();
  await person.page.waitForFunction(() => !location.hash.includes("where="));
  await (await person.find("slider", "Points of the chart")).focus();
  await person.page.keyboard.press("Home");
  await person.page.keyboard.down("Shift");
  await person.page.keyboard.press("ArrowRight");
  await person.page.keyboard.up("Shift");
  await person.page.waitForSelector(".chart-brush");
  await person.page.keyboard.press("Enter");
  await person.page.waitForFunction(() => decodeURIComponent(location.hash).includes("where=date:2019-01..2019-04"));
  await person.close();
});

test("a chart is taken away as a picture with its title, its settings and its source", async () => {
  const person = await open("#/trends?q=huawei, security&by=year&where=side:China");
  await person.find("slider", "Points of the chart");
  await person.keepFiles();
  await person.click("button", "SVG");
  const [svg] = await person.files(1);
  const width = Number(svg.match(/^<svg [^>]*width="([\d.]+)"/)[1]);
  const all = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).join(" ");
  for (const part of ["‘huawei’, ‘security’ by year, in text with Side: China", "per thousand words", "Counted in the digest ‘China–UK relations, 2019–2024’, not in the originals.", "95 % intervals", "Readout 0."]) {
    assert.ok(all.includes(part), `${part} is not in ${all}`);
  }
  assert.ok(!/style="|<script|on\w+=/.test(svg));

  await person.click("button", "PNG");
  const image = (await person.files(3)).at(-1);
  const bytes = Buffer.from(image.split(",")[1], "base64");
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  assert.ok(Math.abs(bytes.readUInt32BE(16) - width * 2) <= 2, "two points for each pixel");
  if (process.env.KEEP_PNG) writeFileSync(process.env.KEEP_PNG, bytes);

  await person.page.evaluate(() => (navigator.clipboard.writeText = async (text) => void (globalThis.copied = text)));
  await person.click("button", "Cite");
  await person.click("button", "Copy (In words)");
  await person.page.waitForFunction(() => globalThis.copied);
  assert.match(await person.page.evaluate(() => globalThis.copied), /^‘huawei’, ‘security’ by year, in text with Side: China: a chart counted in the digest ‘China–UK relations, 2019–2024’, not in the originals \(fingerprint [0-9a-f]+\), Readout 0\.\d+\.\d+, made .* 20\d\d\. http.*#\/trends\?/);
  await person.close();
});

test("twenty terms are drawn, each with a marker and a dash of its own, and the page does not jump", async () => {
  const words = ["china", "uk", "huawei", "security", "british", "chinese", "people", "law", "kong", "hong", "report", "government", "trade", "xinjiang", "national", "ambassador", "two", "countries", "international", "media", "world"];
  const person = await open(`#/trends?q=${words.join(", ")}&by=year`, { width: 320 });
  await person.find("slider", "Points of the chart");
  const keys = await person.page.$$eval("figure .chart-key", (keys) =>
    keys.map((key) => [key.querySelector("line").getAttribute("stroke-dasharray"), key.querySelector("path").getAttribute("d").replace(/M[\d.,-]+/, "")].join()),
  );
  assert.equal(keys.length, 20);
  assert.equal(new Set(keys).size, 20);
  assert.match(await person.page.$eval("main", (main) => main.textContent), /20 of 21 terms are drawn/);
  assert.equal(await person.tooWide(), 0);
  await person.close();
});
