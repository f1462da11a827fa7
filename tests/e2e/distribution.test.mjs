// Distribution: charts side by side, parts of a whole, fields of cells; and the first page, which shows what is there.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { builtPage, fixed, native, root } from "./person.mjs";

const corpus = join(root, "public", "corpus");
const open = builtPage();

test("a chart for each side has the numbers of the command line, and leads to the lines behind them", async () => {
  const person = await open("#/trends?q=huawei, security&by=year");
  await person.choose("A chart each", "Side");
  const { panels } = native("trend", corpus, "huawei", "security", "--by", "year", "--panels", "side");
  const controls = await person.page.waitForFunction((count) => document.querySelectorAll("figure [role=slider]").length === count, {}, panels.length);
  assert.ok(controls);
  for (const panel of panels) {
    const name = panel.value ?? "no value";
    const said = await person.walk("ArrowRight", `${name}: Points of the chart`);
    const known = panel.series[0].points.filter((point) => point.tokens > 0);
    assert.deepEqual(
      said.map((text) => text.match(/: huawei, (\d{4})\. ([\d.,]+) per thousand/).slice(1)),
      known.map((point) => [point.key, fixed(point.per_million / 1000, 2)]),
      name,
    );
  }
  assert.deepEqual(await person.violations(), []);

  // All of them on one axis.
  const tops = await person.page.$$eval("figure li svg", (all) => all.map((svg) => [...svg.querySelectorAll(".chart-number")].at(-1).textContent));
  assert.equal(new Set(tops).size, 1, tops.join());

  await person.click("button", "Show as table");
  const rows = await person.table(/huawei/);
  for (const panel of panels) {
    for (const point of panel.series[0].points.filter((point) => point.tokens > 0)) {
      const row = rows.find(([side, year]) => side === (panel.value ?? "no value") && year === point.key);
      assert.equal(row[4], String(point.freq), `${panel.value} ${point.key}`);
    }
  }

  await person.click("button", "Show as chart");
  await (await person.find("slider", "UK: Points of the chart")).focus();
  await person.page.keyboard.press("Home");
  await person.page.keyboard.press("Enter");
  await person.page.waitForFunction(() => location.hash.startsWith("#/search"));
  assert.match(await person.fragment(), /where=date:2019&where=side:UK/);
  const uk = panels.find((panel) => panel.value === "UK").series[0].points.find((point) => point.key === "2019");
  await person.says("status", new RegExp(`^${uk.freq} hits? in ${uk.documents} of`));
  await person.close();
});

test("a picture has all the charts that stand side by side, and their key", async () => {
  const person = await open("#/trends?q=huawei, security&by=year&panels=side");
  await person.find("slider", "UK: Points of the chart");
  await person.keepFiles();
  await person.click("button", "SVG");
  const [svg] = await person.files(1);
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
  for (const part of ["‘huawei’, ‘security’ by year and side", "huawei", "security", "China", "UK", "per thousand words"]) {
    assert.ok(texts.includes(part), `${part} is not in ${texts}`);
  }
  await person.close();
});

test("shares among the terms are those of the command line, drawn as parts of a bar", async () => {
  const person = await open("#/trends?q=Uyghur, Uighur, Uygur&by=side");
  await person.choose("Unit", "share among the terms");
  const { series } = native("trend", corpus, "Uyghur", "Uighur", "Uygur", "--by", "side", "--among");
  await person.page.waitForSelector("figure .chart-part");
  const said = await person.walk("ArrowDown");
  const known = series[0].points.filter((point) => point.among !== null);
  assert.deepEqual(
    said.map((text) => text.match(/^Uyghur, (.+?)\. ([\d.]+) % of the hits of these terms\. (\d+) of (\d+) hits?\. 95 %: ([\d.]+) to (\d+\.\d)/).slice(1)),
    known.map((point) => [point.key, fixed(point.among * 100, 1), String(point.freq), String(point.of_hits), fixed(point.among_low * 100, 1), fixed(point.among_high * 100, 1)]),
  );
  // The parts of the first bar, read off the axis by its rules.
  const parts = await person.page.$eval("figure svg[role=img]", (svg) => {
    const rules = [...svg.querySelector(".chart-rule").getAttribute("d").matchAll(/M([\d.]+),/g)].map(([, x]) => Number(x));
    const edges = [...svg.querySelectorAll(".chart-part")].map((part) => part.getAttribute("d").match(/M([\d.]+),[\d.]+H([\d.]+)/).slice(1).map(Number));
    return edges.map(([left, right]) => ((right - left) / (rules.at(-1) - rules[0])) * 100);
  });
  const china = series.map((one) => one.points[0].among * 100).filter((share) => share > 0);
  china.forEach((share, at) => assert.ok(Math.abs(parts[at] - share) < 0.5, `${parts} are not ${china}`));

  await person.click("button", "Show as table");
  const rows = await person.table(/% of the hits of these terms/);
  const row = rows.find(([side]) => side === "China");
  assert.deepEqual(row.slice(3, 6), [String(series[0].points[0].freq), String(series[0].points[0].of_hits), fixed(series[0].points[0].among * 100, 1)]);
  await person.close();
});

test("a heat map has the numbers of the command line and is walked by keys", async () => {
  const person = await open("#/trends?q=huawei, security, trade&by=side");
  await person.choose("Show", "frequency as a heat map");
  await person.page.waitForSelector("figure .chart-shade");
  const { series } = native("trend", corpus, "huawei", "security", "trade", "--by", "side");
  const rate = (point) => fixed(point.per_million / 1000, 2);
  const cells = await person.page.$$eval("figure .chart-cell", (cells) => cells.map((cell) => cell.textContent));
  assert.deepEqual(cells.sort(), series.flatMap((one) => one.points.filter((point) => point.freq > 0).map(rate)).sort());
  const said = await person.walk("ArrowRight");
  assert.deepEqual(said.map((text) => text.match(/^(\w+), China\. ([\d.]+) per thousand/).slice(1)), series.map((one) => [one.term, rate(one.points[0])]));
  assert.match(await person.page.$eval("main", (main) => main.textContent), /The stronger the colour, the higher the value/);
  assert.deepEqual(await person.violations(), []);
  assert.ok((await person.fragment()).includes("show=heat"));
  await person.close();
});

for (const width of [320, 1280]) {
  test(`the first page shows documents over time and words, and follows filters, ${width} pixels wide`, async () => {
    const person = await open("#/overview", { width });
    await person.heading(/^Documents by month and publisher$/);
    const said = await person.walk("ArrowRight");
    const { panels } = native("trend", corpus, "x", "--by", "month", "--panels", "publisher");
    const months = panels[0].bins.map((_, at) => panels.map(({ value, bins }) => ({ value, ...bins[at] })).filter((bin) => bin.documents > 0)).filter((parts) => parts.length > 0);
    assert.equal(said.length, months.length);
    const [[first]] = months;
    assert.match(said[0], new RegExp(`^${first.value}, .*\\. ${fixed(first.tokens, 0)} words in ${first.documents} documents?$`));
    const words = () => person.page.$$eval(".word-list li", (all) => all.map((one) => one.textContent));
    await person.page.waitForSelector(".word-list li");
    const most = native("terms", corpus, "--stopwords", "en", "--limit", "30").rows;
    assert.deepEqual(await words(), most.map((row) => row.term + fixed(row.freq, 0)));

    await person.choose("Words", "as a cloud");
    await person.page.waitForSelector(".word-list.is-cloud li");
    const sizes = await person.page.$$eval(".word-list li", (all) => all.map((one) => [one.textContent, parseFloat(one.style.fontSize)]));
    assert.deepEqual(sizes.map(([term]) => term), most.map((row) => row.term).sort());
    const greatest = sizes.reduce((a, b) => (b[1] > a[1] ? b : a))[0];
    assert.equal(greatest, most[0].term);
    assert.deepEqual(await person.violations(), []);
    assert.equal(await person.tooWide(), 0);

    // What Enter opens are the documents that the part counts.
    await (await person.find("slider", "Points of the chart")).focus();
    await person.page.keyboard.press("Home");
    await person.page.keyboard.press("Enter");
    await person.page.waitForFunction(() => location.hash.startsWith("#/documents"));
    await person.says("status", new RegExp(`${first.documents} of 54 documents`));
    await person.close();
  });
}

test("a picture of shares says what is left out, and a chart that was not answered is not taken away", async () => {
  const person = await open("#/trends?q=huawei, security&by=year&unit=among&hidden=security");
  await person.page.waitForSelector("figure .chart-part");
  await person.heading(/^‘huawei’, ‘security’ by year$/);
  assert.match(await person.page.$eval("main", (main) => main.textContent), /though their hits are part of the whole: 1/);
  await person.page.evaluate(() => (location.hash = location.hash.replace("q=huawei", "q=(huawei")));
  await person.page.waitForSelector(".trend.is-stale");
  assert.equal(await (await person.page.$("figure .chart-tools")).isVisible(), false);
  await person.close();
});

test("a field that the corpus does not have gives no charts, and that is said", async () => {
  const person = await open("#/trends?q=huawei&by=year&panels=nonsense");
  await person.find("slider", "Points of the chart");
  assert.match(await person.page.$eval("body", (body) => body.textContent), /The link’s panels is “nonsense”, but the corpus has no such field/);
  await person.close();
});

test("a word of what a query finds leads to the lines that were counted", async () => {
  const person = await open("#/overview?q=huawei");
  await person.heading(/^Typical of these documents$/);
  await person.page.waitForFunction(() => document.querySelectorAll(".word-list")[1]?.querySelectorAll("li").length > 5);
  const [term, count] = await person.page.$$eval(".word-list", (lists) => {
    const one = [...lists[1].querySelectorAll("li")].find((one) => one.querySelector("button").textContent === "security");
    return [one.querySelector("button").textContent, one.querySelector("span").textContent];
  });
  await person.click("button", term);
  await person.says("status", new RegExp(`^${count} hits? in`));
  assert.match(await person.fragment(), /where=subset:huawei/);
  await person.close();
});

test("words typical of what is in view are the keywords of the command line", async () => {
  const person = await open("#/overview?where=side:UK");
  await person.heading(/^Typical of these documents$/);
  const rows = native("keyness", corpus, "--target", "side:UK", "--stopwords", "en", "--direction", "attracted", "--min-range", "2", "--limit", "30").rows;
  await person.page.waitForFunction((first) => document.querySelector(".word-list li")?.textContent.startsWith(first), {}, rows[0].term);
  const words = await person.page.$eval(".word-list", (list) => [...list.querySelectorAll("li")].map((one) => one.textContent));
  assert.deepEqual(words, rows.map((row) => row.term + fixed(row.freq_target, 0)));
  await person.close();
});
