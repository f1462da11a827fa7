// What leaves the page: texts that are copied, where the browser allows it and where it does not, and files.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { builtPage, native, root } from "./person.mjs";

const open = builtPage();
const corpus = join(root, "public/corpus");
const title = native("info", corpus).title;

// Each copies something: where, what it is called, what is copied, and the button that leads to it where one does.
const copies = [
  ["#/concordance?q=china", "button", "Link", /#\/concordance\?/],
  ["#/concordance?q=china&lines=1R", "button", "Copy", /Worded by the digest/],
  ["#/terms", "button", "Copy", /^term\t/],
  ["#/trends?q=china", "button", "Copy (In words)", /counted in the digest/, "Cite"],
  ["#/read/2019-01-28-op-ed%2F03-investment-and-jobs.md", "link", /^(Link to )?[Pp]aragraph 1\b/, /#\/read\//],
];

for (const [what, before] of [
  ["plain HTTP", () => Object.defineProperty(globalThis, "isSecureContext", { value: false })],
  ["no clipboard", () => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined })],
  ["a clipboard that refuses", () => Object.defineProperty(Navigator.prototype, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } })],
]) {
  test(`${what}: every Copy shows what to copy`, async () => {
    for (const [fragment, role, name, text, first] of copies) {
      const person = await open(fragment, { before });
      if (first) await person.click("button", first);
      await person.click(role, name);
      await person.heading("Copy it yourself");
      const area = await person.find("textbox", "The text to copy");
      assert.match(await area.evaluate((area) => area.value), text);
      await person.page.waitForFunction(() => document.activeElement.selectionEnd === document.activeElement.value.length && document.activeElement.value);
      // Escape closes it, and then what it stands over, and it opens again.
      await person.page.keyboard.press("Escape");
      if (first) {
        await person.page.waitForFunction(() => document.querySelectorAll("dialog[open]").length === 1);
        await person.page.keyboard.press("Escape");
      }
      await person.page.waitForFunction(() => !document.querySelector("dialog[open]"));
      if (first) await person.click("button", first);
      await person.click(role, name);
      await person.heading("Copy it yourself");
      await person.close();
    }
  });
}

test("the corpus's citation as well, over the dialog that it stands in", async () => {
  const person = await open("", { before: () => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }) });
  await person.click("button", "About");
  await person.click("button", "Cite");
  await person.click("button", "Copy (In words)");
  const area = await person.find("textbox", "The text to copy");
  assert.match(await area.evaluate((area) => area.value), /a digest of five originals.*Worded by the digest/);
  await person.close();
});

async function keepCopies(person) {
  await person.page.evaluate(() => {
    globalThis.copied = [];
    navigator.clipboard.writeText = async (text) => void globalThis.copied.push(text);
  });
}

async function copied(person, count) {
  await person.page.waitForFunction((count) => globalThis.copied.length === count, {}, count);
  return person.page.evaluate(() => globalThis.copied.at(-1));
}

test("what a digest says is nobody's quotation, and is cited with its source", async () => {
  const person = await open("#/concordance?q=huawei&lines=1R");
  await keepCopies(person);
  await person.click("button", "Copy");
  const [line] = native("kwic", corpus, "huawei", "--sort", "1R", "--limit", "1").lines;
  const text = await copied(person, 1);
  const [passage, source, remark, link] = text.split("\n");
  assert.equal(passage, `… ${`${line.left}${line.node}${line.right}`.trim()} …`);
  assert.ok(line.source && source.includes(line.source.replace(/\.$/, "")), source);
  assert.equal(remark, `Worded by the digest ‘${title}’; only words in quotation marks are the speakers’ own.`);
  assert.match(link, /#\/read\//);
  await person.close();

  const chart = await open("#/trends?q=huawei");
  await keepCopies(chart);
  await chart.click("button", "Cite");
  await chart.click("button", "Copy (In words)");
  const citation = await copied(chart, 1);
  await chart.page.keyboard.press("Escape");
  assert.ok(citation.includes(`counted in the digest ‘${title}’, not in the originals`), citation);
  assert.doesNotMatch(citation, /[“”]/);
  assert.match(await chart.page.$eval("main", (main) => main.innerText), /Counted in the digest ‘.*’, not in the originals\./);
  await chart.keepFiles();
  await chart.click("button", "SVG");
  const [svg] = await chart.files(1);
  assert.match(svg, /Counted in the digest/);
  await chart.close();
});

test("a text of a digest says that it is one", async () => {
  const person = await open(`#/read/${encodeURIComponent("2019-01-28-op-ed/03-investment-and-jobs.md")}`);
  await person.page.waitForFunction(() => /of the digest ‘.*’, not an original/.test(document.querySelector("article").innerText));
  await person.close();
});

test("a link to lines that were sorted out by hand says what it does not have, and so do their files", async () => {
  const person = await open("#/concordance?q=huawei");
  await keepCopies(person);
  await person.click("button", "Link");
  await copied(person, 1);
  assert.doesNotMatch(await person.page.$eval("body", (body) => body.innerText), /Not in the link/);
  const tick = async () => (await person.page.$$(".kwic-tick input"))[0].click();
  await tick();
  await person.click("button", "Drop");
  await person.page.waitForFunction(() => document.querySelector("main").innerText.includes("1 line dropped"));
  await tick();
  await person.click("button", "Category …");
  await person.write("textbox", "New category", "Fear");
  await person.find("button", "Fear (1)");
  await person.click("button", "Link");
  await copied(person, 2);
  const what = "1 line dropped, 1 line in a category";
  await person.page.waitForFunction((what) => document.body.innerText.includes(`Not in the link, since it is kept in this browser alone: ${what}.`), {}, what);
  await person.keepFiles();
  await person.click("button", "JSON");
  const [json] = await person.files(1);
  assert.match(JSON.parse(json).made_from["by-hand"][0], new RegExp(what));
  // In another view nothing is.
  await person.click("link", "Terms");
  await person.table(/./);
  await person.click("button", "Link");
  await copied(person, 3);
  assert.doesNotMatch(await person.page.$eval("body", (body) => body.innerText), /Not in the link/);
  await person.close();
});

const rowsOf = (csv) => csv.trimEnd().split("\r\n");

test("CSV is the table alone; the settings are comments where that is asked for, also on a later visit", async () => {
  const person = await open("#/terms");
  await person.table(/./);
  await person.keepFiles();
  await person.click("button", "CSV");
  await person.click("checkbox", "with settings");
  await person.click("button", "CSV");
  await person.click("button", "JSON");
  const [plain, whole, json] = await person.files(3);
  assert.match(plain, /^term,/);
  assert.doesNotMatch(plain, /#/);
  const rows = rowsOf(plain);
  assert.match(whole, /^"?# corpus: /);
  assert.deepEqual(rowsOf(whole).filter((row) => !/^"?#/.test(row)), rows);
  assert.match(whole, /# wording: digest\r\n/);
  const { made_from: facts, rows: objects } = JSON.parse(json);
  assert.deepEqual(facts.wording, ["digest"]);
  assert.equal(objects.length, rows.length - 1);
  // In every row of a digest.
  assert.match(rows[0], /,wording$/);
  assert.ok(rows.slice(1).every((row) => row.endsWith(",digest")));
  await person.page.reload();
  await person.ready();
  assert.equal(await (await person.find("checkbox", "with settings")).evaluate((box) => box.checked), true);
  await person.close();
});

test("a file has the units of the page", async () => {
  // A small view is measured per thousand, a large one per million: the head of the column says which.
  for (const [fragment, caption] of [["#/terms", /./], ["#/trends?q=huawei,china&table=yes&by=year", /huawei/]]) {
    const person = await open(fragment);
    const shown = await person.table(caption);
    await person.keepFiles();
    await person.click("button", "CSV");
    const [csv] = await person.files(1);
    const [head, first] = rowsOf(csv).map((row) => row.split(","));
    assert.ok(head.includes("per_thousand") && !head.includes("per_million"), head.join());
    const value = Number(first[head.indexOf("per_thousand")]).toFixed(2);
    assert.ok(shown.flat().includes(value), `${value} in the table`);
    await person.close();
  }
});

test("lines and documents are saved with the source that they have", async () => {
  const lines = await open("#/concordance?q=huawei&lines=1R");
  await lines.says("status", /lines in/);
  await lines.keepFiles();
  await lines.click("button", "JSON");
  const [json] = await lines.files(1);
  const answer = native("kwic", corpus, "huawei", "--sort", "1R");
  assert.ok(answer.lines.every((line) => line.source));
  assert.deepEqual(JSON.parse(json).rows.map((row) => row.source), answer.lines.map((line) => line.source));
  await lines.close();

  const documents = await open("#/documents");
  await documents.keepFiles();
  await documents.click("button", "CSV");
  await documents.click("button", "JSON");
  const [csv, table] = await documents.files(2);
  assert.match(csv, /^doc,title,date,source,url,/);
  assert.ok(JSON.parse(table).rows.every((row) => row.source));
  assert.ok(native("search", corpus, "huawei").results.every((result) => result.source));
  await documents.close();
});
