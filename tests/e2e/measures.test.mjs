// The tables of measures: what they say is what the command line says, and each number leads to what it counts.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { builtPage, native, root } from "./person.mjs";

const corpus = join(root, "public", "corpus");
const open = builtPage();

const count = (n) => n.toLocaleString("en");
const number = (n, digits) =>
  n === null ? "–" : n.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace("-", "−");
const probability = (p) => (p === null ? "–" : p < 0.0001 ? "< 0.0001" : number(p, 4));
// The rows under the head, without the one of all together.
const rows = async (person, caption) => (await person.table(caption)).slice(1);

// Follows the link in a cell, by the row's name and the column's head, and waits for as many lines.
async function follow(person, row, column, lines) {
  const link = await person.page.evaluateHandle(
    (row, column) => {
      const table = document.querySelector(".measured-table");
      const at = [...table.tHead.rows[0].cells].findIndex((cell) => cell.textContent.trim() === column);
      const found = [...table.rows].find((other) => other.cells[0]?.textContent.trim() === row);
      return found?.cells[at]?.querySelector("a");
    },
    row,
    column,
  );
  assert.ok(await link.evaluate((link) => link !== null && link !== undefined), `${row}, ${column} leads somewhere`);
  await link.evaluate((link) => link.scrollIntoView({ block: "center", inline: "center" }));
  await link.click();
  await person.says("status", new RegExp(`^${count(lines)} lines? in`));
}

test("collocates are those of the command line, and each count leads to its matches", async () => {
  const person = await open("#/collocates");
  await person.heading(/Which words stand beside a word/);
  await person.search("china");
  const answer = native("collocates", corpus, "china");
  const shown = await rows(person, /^132 matches; /);
  assert.deepEqual(
    shown.slice(0, 20).map((row) => row.slice(0, 14)),
    answer.rows.slice(0, 20).map((row) => [
      row.term, count(row.lines), count(row.o11), count(row.c1), number(row.e11, 1), number(row.log_dice, 2), number(row.mi, 2),
      number(row.mi3, 2), number(row.g2, 1), number(row.t, 2), number(row.z, 2), number(row.dice, 4), number(row.delta_p_21, 4),
      number(row.delta_p_12, 4),
    ]),
  );
  const [first] = answer.rows;
  await follow(person, first.term, "Matches", first.lines);
  await person.find("button", /^Remove .*in the window 5L,5R/);
  await person.page.goBack();
  await person.table(/^132 matches; /);
  const place = first.positions.findIndex((n) => n > 1);
  await follow(person, first.term, ["5L", "4L", "3L", "2L", "1L", "1R", "2R", "3R", "4R", "5R"][place], first.positions[place]);
  await person.page.goBack();
  // Other settings, and the link keeps them.
  await person.choose("Window", "1 left, 1 right");
  await person.choose("Leave out", "English stop words");
  // That of the command line, which does not adapt.
  await person.write("spinbutton", /^At least/, "5");
  await person.click("button", "MI");
  const narrow = native("collocates", corpus, "china", "--window", "1L,1R", "--stopwords", "en", "--sort", "mi");
  await person.page.waitForFunction((first) => document.querySelector(".measured-table tbody:not(.all):not(.space) th")?.textContent === first, {}, narrow.rows[0].term);
  for (const part of ["without=en", "window=1L,1R", "order=-mi"]) assert.ok((await person.fragment()).includes(part), part);
  await person.close();
});

test("two sides are compared as on the command line, and each count leads to the lines of its side", async () => {
  const person = await open("#/compare");
  await person.write("combobox", "Compare", "side:China");
  const answer = native("keyness", corpus, "--target", "side:China");
  const caption = new RegExp(`^${count(answer.target.tokens)} words .*; ${count(answer.tested)} words tested$`);
  const shown = await rows(person, caption);
  assert.deepEqual(
    shown.slice(0, 20),
    answer.rows.slice(0, 20).map((row) => [
      row.term, count(row.freq_target), count(row.freq_reference), number(row.log_ratio, 2), number(row.log_ratio_low, 2),
      number(row.log_ratio_high, 2), number(row.g2, 1), probability(row.p), probability(row.q), number(row.pct_diff, 0),
      count(row.range_target), count(row.range_reference), number(row.dp_target, 3),
    ]),
  );
  const both = answer.rows.slice(0, 20).find((row) => row.freq_target > 0 && row.freq_reference > 0);
  await follow(person, both.term, "Side: China", both.freq_target);
  await person.page.goBack();
  await person.table(caption);
  await follow(person, both.term, "all the rest", both.freq_reference);
  await person.page.goBack();
  await person.table(caption);
  // The other way round the sides change places.
  await person.click("button", "Swap");
  const swapped = native("keyness", corpus, "--target", "-side:China");
  await person.table(new RegExp(`^${count(swapped.target.tokens)} words .* compared with ${count(swapped.reference.tokens)} words`));
  await person.close();
});

test("a link to a comparison with a subset opens it where the subset is not kept", async () => {
  const person = await open("#/search?q=huawei");
  await person.says("status", /^\d+ hits/);
  await person.click("button", "Keep as subset");
  await person.page.waitForFunction(() => document.activeElement?.matches("dialog input") && getSelection().toString() !== "");
  await person.page.keyboard.type("network");
  await person.page.keyboard.press("Enter");
  await person.find("rowheader", "network");
  await person.page.keyboard.press("Escape");
  await person.click("link", "Compare");
  await person.search("");
  await person.write("combobox", "Compare", "subset:network");
  const answer = native("keyness", corpus, "--target", "subset:network", "--subset", "network=huawei");
  const caption = new RegExp(`^${count(answer.target.tokens)} words .*; ${count(answer.tested)} words tested$`);
  await person.table(caption);
  const fragment = await person.fragment();
  await person.close();
  const somebody = await open(fragment);
  await somebody.table(caption);
  await somebody.close();
});

test("a side is compared with a word list from a file, and a list that cannot be read is said", async () => {
  const folder = mkdtempSync(join(tmpdir(), "readout-list-"));
  const list = join(folder, "words.tsv");
  writeFileSync(list, "Word\tFreq\nchina\t10\nthe\t4000\nof\t2000\nvolcano\t50\n");
  const person = await open("#/compare?target=side:China");
  const field = await person.page.waitForSelector('input[type="file"]');
  await field.uploadFile(list);
  await person.find("button", /^Remove words\.tsv: 6,060 words/);
  const answer = native("keyness", corpus, "--target", "side:China", "--reference-list", list);
  const shown = await rows(person, new RegExp(`compared with 6,060 words; ${count(answer.tested)} words tested$`));
  assert.deepEqual(shown.slice(0, 10).map((row) => row.slice(0, 3)), answer.rows.slice(0, 10).map((row) => [row.term, count(row.freq_target), count(row.freq_reference)]));
  // The list is in no link, and a link says so.
  assert.match(await person.fragment(), /reference=list=words\.tsv/);
  const other = await open(await person.fragment());
  await other.heading(/word list is not in the link/);
  await other.close();
  await person.click("button", /^Remove words\.tsv/);
  writeFileSync(list, "word\tfreq\nchina\tmany\n");
  await (await person.page.waitForSelector('input[type="file"]')).uploadFile(list);
  await person.says("status", /line 2 has no word with a frequency/);
  rmSync(folder, { recursive: true });
  await person.close();
});

// The words of the table that is shown, once what is said of it fits.
async function termsOf(person, said) {
  await person.says("status", said);
  return person.page.$$eval(".measured-table tbody:not(.all) th", (heads) => heads.map((head) => head.textContent));
}

test("rows meet several minima, which are set on the page, in the link and in files, and are taken away again", async () => {
  const person = await open("#/collocates?q=china&least=5");
  await person.table(/^132 matches; /);
  await person.choose("Measure", "MI");
  await person.write("spinbutton", /Number/, "0.5");
  const command = ["collocates", corpus, "china", "--min", "mi=0.5"];
  const one = native(...command);
  const all = native("collocates", corpus, "china").rows.length;
  assert.ok(one.rows.length > 0 && one.rows.length < all, "a minimum that leaves some rows out");
  const said = (rows) => new RegExp(`^${rows.length} of ${all} rows meet the minima`);
  assert.deepEqual((await termsOf(person, said(one.rows))).slice(0, 10), one.rows.slice(0, 10).map((row) => row.term));
  await person.choose("Measure", "Matches");
  await person.write("spinbutton", /Number/, "8");
  const both = native(...command, "--min", "lines=8");
  await person.says("status", said(both.rows));
  assert.match(await person.fragment(), /minima=mi:0\.5,lines:8/);
  await person.keepFiles();
  await person.click("checkbox", "with settings");
  await person.click("button", "CSV");
  await person.click("button", "JSON");
  const [csv, json] = await person.files(2);
  assert.match(csv, /# min: mi:0\.5/);
  assert.match(csv, /# min-freq: 5/);
  assert.deepEqual(JSON.parse(json).made_from.min, ["mi:0.5", "lines:8"]);
  assert.deepEqual(JSON.parse(json).rows.map((row) => row.term), both.rows.map((row) => row.term));
  // The link opens the same rows.
  const other = await open(await person.fragment());
  await other.says("status", said(both.rows));
  await other.close();
  await person.click("button", "Remove Matches ≥ 8");
  await person.says("status", said(one.rows));
  await person.click("button", "Remove MI ≥ 0.5");
  await person.page.waitForFunction(() => !document.querySelector(".measured-met"));
  assert.equal((await person.fragment()).includes("minima"), false);
  await person.close();
});

test("an empty table says what empties it, and does without", async () => {
  const person = await open("#/compare?target=side:China&keyminima=log_ratio:40,p:0.05");
  await person.heading(/No keyword is left/);
  const empty = () => person.page.$eval("main .empty", (empty) => empty.textContent);
  assert.match(await empty(), /No row has Log ratio ≥ 40/);
  assert.equal(/No row has p/.test(await empty()), false);
  const left = native("keyness", corpus, "--target", "side:China", "--min", "p=0.05");
  await person.click("button", `Take away Log ratio ≥ 40: ${count(left.rows.length)} rows`);
  await person.says("status", new RegExp(`^${count(left.rows.length)} of ${count(left.tested)} rows meet`));
  // A frequency that no word has.
  await person.write("spinbutton", /^At least/, "99999");
  await person.page.waitForFunction(() => /No word is at least 99,999 times/.test(document.querySelector("main .empty")?.textContent));
  await person.click("button", /^At least 1: [0-9,]+ rows$/);
  await person.table(/words tested$/);
  assert.match(await person.fragment(), /together=1/);
  await person.close();
});

test("in a small view the least frequency adapts and says so, and one that is set stays", async () => {
  const person = await open("#/collocates?q=trade");
  const least = () => person.find("spinbutton", /^At least/).then((field) => field.evaluate((field) => Number(field.value)));
  await person.page.waitForFunction(() => /This view is small/.test(document.querySelector(".notes")?.textContent));
  const adapted = await least();
  assert.equal(adapted, 2);
  const terms = () => person.page.$$eval(".measured-table tbody:not(.all) th", (heads) => heads.map((head) => head.textContent));
  const answer = native("collocates", corpus, "trade", "--min-freq", `${adapted}`);
  assert.deepEqual((await terms()).slice(0, 10), answer.rows.slice(0, 10).map((row) => row.term));
  assert.equal((await person.fragment()).includes("least"), false);
  await person.write("spinbutton", /^At least/, "5");
  await person.page.waitForFunction(() => !/This view is small/.test(document.body.textContent));
  assert.match(await person.fragment(), /least=5/);
  assert.equal(await least(), 5);
  // Where there is enough text, nothing adapts.
  const large = await open("#/collocates?q=china");
  await large.table(/^132 matches; /);
  assert.equal(await (await large.find("spinbutton", /^At least/)).evaluate((field) => field.value), "5");
  await large.close();
  await person.close();
});

test("a term's spread is that of the command line, over documents and over a field, and leads to its lines", async () => {
  const person = await open("#/trends?q=huawei");
  await person.choose("Show", "how evenly it is spread");
  const answer = native("dispersion", corpus, "huawei");
  const figures = async () => Object.fromEntries(await person.page.$$eval("dl.measures > div", (all) => all.map((one) => [...one.children].map((child) => child.textContent))));
  await person.table(/matches in/);
  assert.deepEqual(await figures(), {
    Matches: count(answer.freq),
    Range: `${answer.range} of ${answer.parts}`,
    "Juilland’s D": number(answer.juilland_d, 3),
    DP: number(answer.dp, 3),
    DPnorm: number(answer.dp_norm, 3),
    "Rosengren’s S": number(answer.rosengren_s, 3),
    "Carroll’s D₂": number(answer.carroll_d2, 3),
    ARF: number(answer.arf, 3),
  });
  const part = answer.rows.find((row) => row.freq > 1);
  await follow(person, part.title, "Matches", part.freq);
  await person.page.goBack();
  await person.choose("Over", "Side");
  const sides = native("dispersion", corpus, "huawei", "--parts", "side");
  await person.table(new RegExp(`of ${sides.parts} parts`));
  const side = sides.rows.find((row) => row.part && row.freq > 0);
  await follow(person, side.part, "Matches", side.freq);
  await person.page.goBack();
  await person.choose("Over", "10 equal parts");
  const runs = native("dispersion", corpus, "huawei", "--parts", "10");
  await person.table(/of 10 parts/);
  const run = runs.rows.find((row) => row.freq > 1);
  await follow(person, run.part, "Matches", run.freq);
  await person.find("button", new RegExp(`^Remove .*Part ${run.part} of 10 equal parts`));
  await person.close();
});

test("several terms are spread side by side, each by itself, in order and in files", async () => {
  const person = await open("#/trends?q=huawei, xinjiang, 5G&show=dispersion");
  const answer = native("dispersion", corpus, "huawei, xinjiang, 5G", "--terms");
  const told = (row) => [
    row.term, count(row.freq), `${row.range} of ${row.parts}`, ...["juilland_d", "dp", "dp_norm", "rosengren_s", "carroll_d2", "arf"].map((measure) => number(row[measure], 3)),
  ];
  const shown = () => rows(person, /^The spread of 3 terms over/);
  assert.deepEqual(await shown(), answer.rows.map(told));
  await person.click("button", "DP");
  const sorted = native("dispersion", corpus, "huawei, xinjiang, 5G", "--terms=dp").rows.map((row) => row.term);
  await person.page.waitForFunction((first) => document.querySelector(".measured-table tbody:not(.all) th")?.textContent === first, {}, sorted[0]);
  assert.deepEqual((await shown()).map((row) => row[0]), sorted);
  assert.match(await person.fragment(), /order=-dp/);
  await person.keepFiles();
  await person.click("button", "CSV");
  const [csv] = await person.files(1);
  assert.match(csv, /term,freq,range,juilland_d,dp,dp_norm,rosengren_s,carroll_d2,arf/);
  // A term leads to its own parts.
  await person.click("link", "xinjiang");
  await person.page.waitForFunction(() => !document.body.textContent.includes("Each term by itself"));
  await person.table(new RegExp(`^${answer.rows[1].freq} matches in ${answer.rows[1].range} of`));
  await person.close();
});

test("what both sides use alike is listed by how much of it there is", async () => {
  const person = await open("#/compare?target=kind:%22question%20and%20answer%22");
  await person.table(/words tested$/);
  await person.choose("Keywords", "used alike by both");
  const answer = native("keyness", corpus, "--target", "kind:\"question and answer\"", "--direction", "alike");
  assert.ok(answer.rows.length > 0 && answer.rows.every((row) => row.log_ratio_low >= -0.5 && row.log_ratio_high <= 0.5));
  await person.page.waitForFunction((first) => document.querySelector(".measured-table tbody:not(.all) th")?.textContent === first, {}, answer.rows[0].term);
  const shown = await rows(person, /words tested$/);
  assert.deepEqual(
    shown.slice(0, 10).map((row) => row.slice(0, 4)),
    answer.rows.slice(0, 10).map((row) => [row.term, count(row.freq_target), count(row.freq_reference), number(row.shared, 1)]),
  );
  await person.page.waitForFunction(() => /Alike: the 95 % interval/.test(document.querySelector(".notes")?.textContent));
  assert.match(await person.fragment(), /typical=alike/);
  await person.keepFiles();
  await person.click("button", "JSON");
  const [json] = await person.files(1);
  assert.deepEqual(JSON.parse(json).made_from.direction, ["alike"]);
  assert.deepEqual(JSON.parse(json).rows.map((row) => row.term), answer.rows.map((row) => row.term));
  // Of little text nothing is known.
  const small = await open("#/compare?target=quoted:yes&typical=alike&filter=zzz");
  await small.heading(/No keyword is left/);
  await small.click("button", "Show the words of both sides");
  assert.equal((await small.fragment()).includes("typical"), false);
  await small.close();
  await person.close();
});

test("documents are measured as on the command line, and each opens", async () => {
  const person = await open("#/documents");
  await person.choose("Show", "how rich the words are");
  const answer = native("diversity", corpus);
  const shown = await rows(person, /^54 documents/);
  const figures = (row) => [
    count(row.tokens), count(row.types), number(row.ttr, 3), number(row.mattr, 3), number(row.mtld, 1), number(row.hdd, 3),
    number(row.yule_k, 1), number(row.sentence_length, 1),
  ];
  assert.deepEqual(shown[0], ["All in view", ...figures(answer.total)]);
  assert.deepEqual(shown.slice(1, 21), answer.rows.slice(0, 20).map((row) => [row.title, ...figures(row)]));
  await person.click("link", answer.rows[1].title);
  await person.page.waitForFunction(() => location.hash.startsWith("#/read/"));
  assert.ok((await person.fragment()).includes(answer.rows[1].doc));
  await person.close();
});

test("what cannot be answered has no table, and the numbers before it are gone", async () => {
  const person = await open("#/compare?target=side:China");
  await person.table(/words tested$/);
  await person.write("combobox", "Compare", "side:(UK");
  await person.says("alert", /side:\(UK|parenthesis|closed/);
  const tables = () => person.page.$$eval(".measured-table, .plotted svg", (all) => all.filter((one) => one.checkVisibility()).length);
  assert.equal(await tables(), 0);
  // With nothing on a side there is nothing to compare.
  await person.write("combobox", "Compare", "side:Mars");
  await person.heading(/No keyword is left/);
  assert.equal(await tables(), 0);
  // A number that is none changes nothing and is taken back.
  await person.write("combobox", "Compare", "side:China");
  await person.table(/words tested$/);
  await person.write("spinbutton", /^At least/, "1e3");
  assert.equal(await (await person.find("spinbutton", /^At least/)).evaluate((field) => field.value), "3");
  await person.close();
});

test("sides are called by their conditions where these are short, and a least frequency is of both together", async () => {
  const person = await open("#/compare?target=side:China&reference=side:UK");
  const heads = async () => (await person.table(/compared with/))[0];
  for (const head of ["Side: China", "Side: UK", "Documents, Side: China", "Documents, Side: UK"]) assert.ok((await heads()).includes(head), `${head} in ${await heads()}`);
  await person.find("spinbutton", /^At least .*both sides together/);
  await person.page.goto((await person.page.url()).replace("side:UK", encodeURIComponent('(side:UK | speaker:"UK press report" | side:US)')));
  await person.page.reload();
  await person.ready();
  assert.deepEqual((await heads()).slice(1, 3), ["First", "Second"]);
  await person.close();
});

test("n-grams are out of the places where one can stand, on the page and in files, which have the words beside them", async () => {
  const person = await open("#/terms?row=3");
  const shown = await person.table(/n-grams/);
  const answer = native("terms", corpus, "--n", "3", "--min-freq", "2");
  assert.ok(answer.tokens < answer.words);
  const at = shown[0].indexOf("Per thousand places");
  assert.equal(shown[1][at], number((answer.rows[0].freq * 1000) / answer.tokens, 2));
  const head = await person.find("columnheader", "Per thousand places");
  assert.match(await head.evaluate((head) => (head.closest("[title]") ?? head.querySelector("[title]")).title), new RegExp(count(answer.tokens)));
  await person.keepFiles();
  await person.click("button", "JSON");
  const [json] = await person.files(1);
  const { made_from: facts, rows } = JSON.parse(json);
  assert.deepEqual([facts.words, facts.places], [[`${answer.words}`], [`${answer.tokens}`]]);
  assert.ok("per_thousand_places" in rows[0]);
  await person.close();
});

test("a table leaves the page whole, with what it takes to make it again", async () => {
  const person = await open("#/collocates?q=china&least=2&window=0L,3R&filter=re");
  await person.table(/^132 matches; /);
  await person.keepFiles();
  await person.page.evaluate(() => {
    globalThis.copied = [];
    navigator.clipboard.writeText = async (text) => void globalThis.copied.push(text);
  });
  await person.click("checkbox", "with settings");
  await person.click("button", "CSV");
  await person.click("button", "JSON");
  const [csv, json] = await person.files(2);
  const answer = native("collocates", corpus, "china", "--window", "0L,3R", "--min-freq", "2").rows.filter((row) => row.term.includes("re"));
  const lines = csv.split("\r\n");
  for (const fact of ["query: china", "window: 0L,3R", "min-freq: 2", "filter: re", "direction: attracted", "order: -log_dice", "stop-words: none"]) {
    assert.ok(lines.some((line) => line.replace(/^\ufeff?"?# /, "").replace(/"$/, "") === fact), `${fact} in the head`);
  }
  for (const name of ["fingerprint", "version", "link"]) assert.match(csv, new RegExp(`# ${name}: .+`));
  const from = lines.findIndex((line) => line.startsWith("term,"));
  assert.equal(lines[from], "term,lines,o11,c1,e11,log_dice,mi,mi3,g2,t,z,dice,delta_p_21,delta_p_12,1R,2R,3R,wording");
  assert.deepEqual(lines.slice(from + 1, from + 1 + answer.length).map((line) => line.split(",").slice(0, 3)), answer.map((row) => [row.term, `${row.lines}`, `${row.o11}`]));
  const parsed = JSON.parse(json);
  assert.deepEqual(parsed.rows.map((row) => [row.term, row.lines, row["1R"]]), answer.map((row) => [row.term, row.lines, row.positions[0]]));
  // The browser's logarithm may differ from the machine's in the last digit.
  for (const [at, row] of answer.entries()) assert.ok(Math.abs(parsed.rows[at].g2 - row.g2) < 1e-9, row.term);
  assert.deepEqual(parsed.made_from.query, ["china"]);
  await person.click("button", "Copy");
  await person.page.waitForFunction(() => globalThis.copied.length === 1);
  const copied = (await person.page.evaluate(() => globalThis.copied[0])).split("\n");
  assert.equal(copied.length, answer.length + 1);
  assert.equal(copied[0].split("\t")[0], "term");
  await person.close();
});
