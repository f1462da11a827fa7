// What the column of filters and the overview count, in which order, and what they show under a query that cannot be read.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { builtPage, native, root } from "./person.mjs";

const corpus = join(root, "public", "corpus");
const open = builtPage();

// A facet of the column, by its field: what it says it counts, and its values with their numbers.
const facet = (person, label) =>
  person.page.$$eval(".facet", (all, label) => {
    const found = all.find((one) => one.querySelector("legend")?.firstChild.textContent.trim() === label);
    if (!found) return undefined;
    const rows = [...found.querySelectorAll(".facet-row")].map((row) => [row.querySelector(".facet-name").textContent, Number(row.querySelector(".facet-count").textContent.replace(/\D/g, ""))]);
    return { of: found.querySelector(".facet-of")?.textContent, rows, folds: [...found.querySelectorAll("button.more")].map((button) => button.textContent) };
  }, label);

const until = (person, expression) => person.page.waitForFunction(expression);

test("values stand by their hits, say so, and fold those without any", async () => {
  const person = await open("#/search?q=huawei");
  await until(person, () => document.querySelector(".facet-of")?.textContent === "hits");
  const trend = native("trend", corpus, "huawei", "--by", "speaker");
  const hits = trend.series[0].points.filter((point) => point.key !== null && point.freq > 0).map((point) => [point.key, point.freq]);
  const speaker = await facet(person, "Speaker");
  assert.deepEqual(speaker.rows.toSorted(), hits.toSorted());
  const numbers = speaker.rows.map(([, number]) => number);
  assert.deepEqual(numbers, numbers.toSorted((a, b) => b - a));
  const none = trend.bins.filter((bin) => bin.key !== null).length - hits.length;
  assert.deepEqual(speaker.folds, [`${none} more without hits: show`]);

  await person.click("button", `${none} more without hits: show`);
  const all = await facet(person, "Speaker");
  assert.equal(all.rows.length, hits.length + none);
  assert.ok(all.rows.slice(hits.length).every(([, number]) => number === 0), "those without hits come last");

  await person.search(" ");
  await until(person, () => document.querySelector(".facet-of")?.textContent === "documents");
  const documents = (await facet(person, "Side")).rows.map(([, number]) => number);
  assert.deepEqual(documents, documents.toSorted((a, b) => b - a));
  await person.close();
});

test("a click moves no value from under the pointer, and what is chosen stays in sight", async () => {
  const person = await open("#/search?q=huawei");
  await until(person, () => document.querySelector(".facet-of")?.textContent === "hits");
  const top = async () => (await (await person.find("checkbox", /^BBC\b/)).boundingBox()).y;
  await (await person.find("checkbox", /^BBC\b/)).evaluate((box) => box.scrollIntoView({ block: "center" }));
  const [before, order] = [await top(), (await facet(person, "Side")).rows.map(([value]) => value)];
  const box = await (await person.find("checkbox", /^BBC\b/)).boundingBox();
  await person.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await person.says("status", /^1 hit /);
  // But for a fraction of a pixel.
  assert.ok(Math.abs((await top()) - before) < 1);
  // China has no hit of the BBC's: it is still where it was, with its zero.
  assert.deepEqual((await facet(person, "Side")).rows.map(([value]) => value), order);
  // Away from the column, the values take the places that their counts give them.
  await person.page.mouse.move(800, 400);
  await until(person, () => [...document.querySelectorAll(".facet")].some((facet) => facet.textContent.startsWith("Side") && facet.querySelectorAll(".facet-row").length === 1));
  assert.ok((await facet(person, "Speaker")).rows.some(([value]) => value === "BBC"));
  await person.close();
});

test("the overview says how much is in view, and of how much", async () => {
  const person = await open("#/overview?where=side:UK");
  const [all, some] = [native("info", corpus), native("info", corpus, "--where", "side:UK")];
  await until(person, () => /of /.test(document.querySelector(".figures dd")?.textContent));
  const figures = () => person.page.$$eval(".figures > div", (all) => all.map((one) => [...one.children].map((child) => child.textContent.replace(/\s+/g, " ").trim())));
  const n = (number) => number.toLocaleString("en");
  assert.deepEqual((await figures()).slice(0, 3), [
    ["Documents", `${n(some.documents)} of ${n(all.documents)}`],
    ["Words", `${n(some.tokens)} of ${n(all.tokens)}`],
    ["Distinct words", `${n(some.types)} of ${n(all.types)}`],
  ]);
  // Shares are of what is in view.
  const voice = await person.table(/^Voice/);
  const share = some.fields.find((field) => field.name === "voice").values[0];
  const row = voice.find((cells) => cells[0] === share.value);
  assert.equal(row[2], n(share.tokens));
  assert.match(row[1], new RegExp(`^${Math.round((share.tokens / some.tokens) * 100)}`));

  await person.click("button", /Side: UK/);
  await until(person, () => !/of /.test(document.querySelector(".figures dd")?.textContent));
  assert.equal((await figures())[0][1], n(all.documents));
  await person.close();
});

test("the overview's tables follow the hits and fold what has none", async () => {
  const person = await open("#/overview?q=huawei");
  const side = await person.table(/^Side of 43 hits/);
  const trend = native("trend", corpus, "huawei", "--by", "side").series[0];
  const hits = trend.points.filter((point) => point.freq > 0).toSorted((a, b) => b.freq - a.freq);
  assert.deepEqual(side.slice(1, 1 + hits.length).map((cells) => [cells[0], cells[2]]), hits.map((point) => [point.key, String(point.freq)]));
  await person.click("button", /more without hits: show$/);
  assert.ok((await person.table(/^Side/)).length > side.length);
  await person.close();
});

test("counts of the query before are no counts of one that cannot be read", async () => {
  const person = await open("#/search?q=huawei");
  await until(person, () => document.querySelector(".facet-of")?.textContent === "hits");
  await person.find("button", "Keep as subset");
  await person.search("(huawei");
  await person.says("alert", /not closed/);
  const column = await person.page.$eval(".filters .counts", (counts) => [counts.inert, Number(getComputedStyle(counts).opacity) < 1]);
  assert.deepEqual(column, [true, true]);
  assert.equal(await (await person.find("button", "Keep as subset")).evaluate((button) => button.disabled), true);

  await person.search("huawei");
  await until(person, () => !document.querySelector(".filters .counts").inert);
  assert.equal(await (await person.find("button", "Keep as subset")).evaluate((button) => button.disabled), false);
  await person.close();
});
