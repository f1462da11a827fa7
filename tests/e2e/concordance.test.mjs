// The concordance: lines, their order, groups, samples, sorting out by hand, what leaves the page; by mouse and by key.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { builtPage, native, root } from "./person.mjs";

const corpus = join(root, "public", "corpus");
const open = builtPage();

// The lines as texts: before, match and after, source.
const lines = async (person) => (await person.table(/^Lines of the concordance$/)).slice(1).map((row) => row.slice(1));
const told = (line) => [line.left, line.node + line.right].map((text) => text.replace(/\s+/g, " ").trim());
const said = (answer, of = "") => {
  const documents = new Set(answer.lines.map((line) => line.doc)).size;
  const count = (n, word) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;
  return new RegExp(`^${count(answer.lines_total, "line")} in ${count(documents, "document")}${of}$`);
};

test("every line is there as the command line has it, and opens its place in the text", async () => {
  const person = await open("#/concordance?q=huawei");
  const answer = native("kwic", corpus, "huawei");
  await person.says("status", said(answer));
  const shown = await lines(person);
  for (const [at, line] of answer.lines.slice(0, 20).entries()) {
    assert.deepEqual(shown[at].slice(0, 2), told(line));
    assert.ok(shown[at][2].includes(line.title), `${shown[at][2]} names ${line.title}`);
  }
  const links = await person.page.$$(".kwic-table tbody a");
  await links[1].click();
  await person.page.waitForFunction(() => location.hash.startsWith("#/read/"));
  assert.match(await person.fragment(), new RegExp(`^#/read/${answer.lines[0].doc}.*place=${answer.lines[0].paragraph}:`));
  await person.page.goBack();
  await person.says("status", said(answer));
  await person.close();
});

test("the text goes on from the hit whose line was opened", async () => {
  const { lines: all } = native("kwic", corpus, "huawei");
  const of = (doc) => all.filter((line) => line.doc === doc);
  // Every line of the document that has most, the last but one: from each, the next hit is the one after it.
  const doc = all.map((line) => line.doc).sort((a, b) => of(b).length - of(a).length)[0];
  const total = of(doc).length;
  assert.ok(total > 3);
  const person = await open(`#/concordance?q=huawei&where=date:${of(doc)[0].date}`);
  for (let nth = 0; nth < total - 1; nth++) {
    await person.page.waitForSelector(".kwic-table tbody a");
    const opened = await person.page.evaluate(
      (title, nth) => {
        const rows = [...document.querySelectorAll(".kwic-table tbody tr")].filter((row) => row.textContent.includes(title));
        rows[nth].querySelector("mark").closest("a").click();
        return rows.length;
      },
      of(doc)[0].title,
      nth,
    );
    assert.equal(opened, total);
    await person.page.waitForFunction((said) => document.querySelector(".hit-now")?.textContent === said, {}, `Hit ${nth + 1} of ${total}`);
    await person.page.keyboard.press("n");
    await person.page.waitForFunction((said) => document.querySelector(".hit-now")?.textContent === said, {}, `Hit ${nth + 2} of ${total}`);
    await person.page.goBack();
    await person.page.waitForFunction(() => location.hash.startsWith("#/concordance"));
  }
  await person.close();
});

test("lines are sorted by what is chosen, with their words marked, and the link keeps it", async () => {
  const person = await open("#/concordance?q=china");
  await person.says("status", /lines in/);
  await person.click("button", "1R 2R 3R");
  const sorted = async (keys) => {
    const answer = native("kwic", corpus, "china", "--sort", keys, "--limit", "20");
    await person.page.waitForFunction(
      (first) => document.querySelector(".kwic-table tbody:not(.space) tr .kwic-right")?.textContent.trim() === first,
      {},
      told(answer.lines[0])[1],
    );
    assert.deepEqual((await lines(person)).slice(0, 20).map((line) => line.slice(0, 2)), answer.lines.map(told));
  };
  await sorted("1R,2R,3R");
  // A line at the end of its document has no words after it; one with all three comes behind those.
  const marks = await person.page.$$eval(".kwic-table tbody:not(.space) tr", (rows) => rows.map((row) => [...row.querySelectorAll("u")].map((u) => u.className).join()));
  assert.ok(marks.includes("by0,by1,by2"), marks.join(" "));
  await (await person.find("button", "reversed")).click();
  await sorted("-1R,2R,3R");
  assert.match(await person.fragment(), /lines=-1R,2R,3R/);
  await person.choose("Sort by", "document");
  await person.page.waitForFunction(() => location.hash.includes("lines=doc,2R,3R"));
  await person.choose("Context", "paragraph");
  await person.page.waitForSelector(".kwic-table.whole");
  const whole = native("kwic", corpus, "china", "--sort", "doc,2R,3R", "--context", "paragraph", "--limit", "3");
  await person.page.waitForFunction(
    (first) => document.querySelector(".kwic-table tbody:not(.space) tr .kwic-right")?.textContent.replace(/\s+/g, " ").trim() === first,
    {},
    told(whole.lines[0])[1],
  );
  await person.close();
});

test("every choice of context shows its text beside the match", async () => {
  const person = await open("#/concordance?q=china");
  await person.says("status", /lines in/);
  const choices = await (await person.find("combobox", "Context")).$$eval("option", (options) => options.map((option) => option.textContent));
  assert.equal(choices.at(-1), "paragraph");
  for (const choice of choices) {
    await person.choose("Context", choice);
    const context = choice === "paragraph" ? choice : `${parseInt(choice)}`;
    const expected = native("kwic", corpus, "china", "--context", context, "--limit", "3").lines.map(told);
    await person.page.waitForFunction(
      (expected) => {
        // What a row shows, and not what it holds: what is cut at its outer end still has its width.
        const shown = (row, side) => {
          const cell = row.querySelector(side);
          return cell.checkVisibility() && cell.getBoundingClientRect().height > 10 ? cell.innerText.replace(/\s+/g, " ").trim() : "";
        };
        const rows = [...document.querySelectorAll(".kwic-table tbody:not(.space) tr")].slice(0, expected.length);
        return JSON.stringify(rows.map((row) => [shown(row, ".kwic-left"), shown(row, ".kwic-right")])) === JSON.stringify(expected);
      },
      {},
      expected,
    );
  }
  await person.close();
});

test("a group counts the lines that it opens, and is taken away again", async () => {
  const person = await open("#/concordance?q=huawei");
  await person.choose("Count by", "1R, the word after");
  const groups = native("kwic", corpus, "huawei", "--group", "1R");
  const rows = (await person.table(/^By 1R, the word after: /)).slice(1);
  assert.deepEqual(rows[0].slice(0, 3), [groups.rows[0].value, `${groups.rows[0].count}`, `${groups.rows[0].documents}`]);
  await person.click("button", groups.rows[0].value);
  await person.says("status", new RegExp(`^${groups.rows[0].count} lines? in ${groups.rows[0].documents} documents?, of ${groups.matches} hits$`));
  assert.equal((await lines(person)).length, groups.rows[0].count);
  await person.click("button", /^Remove 1R, the word after: /);
  await person.says("status", said(native("kwic", corpus, "huawei")));
  await person.close();
});

test("counts have rates out of the words of each value, by mouse and key, and leave the page", async () => {
  const person = await open("#/concordance?q=huawei");
  await person.choose("Count by", "Side");
  const groups = native("kwic", corpus, "huawei", "--group", "side");
  const per = (rate) => (rate / 1000).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const told = (row) => [row.value ?? "(no value)", `${row.count}`, `${row.documents}`, `${per(row.per_million)}${per(row.low)} to ${per(row.high)}`];
  const rows = (await person.table(/^By Side: /)).slice(1);
  assert.deepEqual(rows.map((row) => row.slice(1)), groups.rows.map((row) => told(row).slice(1)));
  // Each is out of its own words.
  const info = native("info", corpus).fields.find((field) => field.name === "side");
  for (const row of groups.rows.filter((row) => row.value)) assert.equal(row.tokens, info.values.find((other) => other.value === row.value).tokens);
  await person.keepFiles();
  await person.click("button", "Counts as JSON");
  const [json] = await person.files(1);
  assert.deepEqual(JSON.parse(json).rows.map((row) => [row.side, row.count, row.tokens]), groups.rows.map((row) => [row.value, row.count, row.tokens]));
  // Anywhere on the row, and by key.
  const [{ value, count, documents }] = groups.rows;
  const cell = await person.page.waitForSelector(".kwic-groups tbody tr:first-child td:last-child");
  await cell.click();
  await person.says("status", new RegExp(`^${count} lines? in ${documents} documents?, of`));
  assert.equal(await person.page.$eval(".kwic-groups tbody tr:first-child button", (button) => button.getAttribute("aria-pressed")), "true");
  await (await person.find("button", value)).focus();
  await person.page.keyboard.press("Enter");
  await person.says("status", said(native("kwic", corpus, "huawei")));
  // A sample has none.
  await person.choose("Show", "50 at random");
  await person.page.waitForFunction(() => document.querySelector(".kwic-groups")?.textContent.includes("A sample of lines has no rates"));
  await person.close();
});

test("lines are counted by categories of one's own, and each opens its lines", async () => {
  const person = await open("#/concordance?q=huawei&group=own-category");
  const all = native("kwic", corpus, "huawei").lines_total;
  await person.page.waitForFunction(() => /No line is in a category yet/.test(document.querySelector(".kwic-groups")?.textContent));
  const put = async (numbers, name) => {
    for (const number of numbers) await person.click("checkbox", `Line ${number}`);
    await person.click("button", "Category …");
    await (await person.find("textbox", "New category")).type(name);
    await person.page.keyboard.press("Enter");
    await person.find("button", `${name} (${numbers.length})`);
  };
  await put([1, 2, 3], "Praise");
  await put([4, 5], "Blame");
  const counts = async () => (await person.table(/own categories: /)).slice(1).map((row) => row.slice(0, 2));
  await person.page.waitForFunction(() => document.querySelectorAll(".kwic-groups tbody tr").length === 3);
  assert.deepEqual(await counts(), [["(in no category)", `${all - 5}`], ["Praise", "3"], ["Blame", "2"]]);
  await person.click("button", "Blame");
  await person.says("status", /^2 lines/);
  // The others stay in the table.
  assert.equal((await counts()).length, 3);
  await person.click("button", "(in no category)");
  await person.says("status", new RegExp(`^${all - 5} lines`));
  await person.click("button", "(in no category)");
  await person.says("status", new RegExp(`^${all} lines`));
  await person.close();
});

test("whole quotations are listed, sorted, counted and saved, with who speaks and where", async () => {
  const person = await open("#/concordance");
  await person.click("button", "All quotations");
  const answer = native("kwic", corpus, "--quotations", "--sort", "1L");
  const documents = new Set(answer.lines.map((line) => line.doc)).size;
  await person.says("status", new RegExp(`^${answer.matches} quotations? in ${documents} documents?$`));
  await person.choose("Sort by", "1L, the word before");
  const shown = () => person.page.$$eval(".kwic-table tbody:not(.space) tr", (rows) => rows.map((row) => [row.querySelector("mark").textContent.trim(), row.querySelector(".kwic-title").textContent, row.querySelector(".who")?.textContent ?? null]));
  await person.page.waitForFunction((first) => document.querySelector(".kwic-table mark")?.textContent.trim() === first, {}, answer.lines[0].node.trim());
  assert.deepEqual((await shown()).slice(0, 5), answer.lines.slice(0, 5).map((line) => [line.node.trim(), line.title, line.speaker]));
  await person.choose("Count by", "document");
  const groups = native("kwic", corpus, "--quotations", "--group", "doc");
  const rows = (await person.table(/^By document: /)).slice(1);
  assert.equal(Number(rows[0][1]), groups.rows[0].count);
  await person.keepFiles();
  await person.click("button", "JSON");
  const [json] = await person.files(1);
  assert.deepEqual(JSON.parse(json).made_from.of, ["quotations"]);
  assert.deepEqual(JSON.parse(json).rows.map((row) => row.node), answer.lines.map((line) => line.node));
  // The link opens the same, and a word narrows it to the quotations that have it.
  const other = await open(await person.fragment());
  await other.says("status", new RegExp(`^${answer.matches} quotations?`));
  await other.search("zzzxqy");
  await other.heading("No quotation is here");
  await other.click("button", "Show matches");
  await other.heading("Nothing found");
  await other.close();
  await person.close();
});

test("lines and names of groups that have no room are cut with a sign, or have room", async () => {
  const person = await open("#/concordance?q=china&group=speaker");
  await person.page.waitForSelector(".kwic-groups tbody th");
  const names = await person.page.$$eval(".kwic-groups tbody th button", (all) => all.map((one) => [one.textContent, one.getClientRects().length, one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)]));
  for (const [name, , rows] of names) assert.ok(rows < 2.5, `${name} has ${rows} rows`);
  const cut = await person.page.$$eval(".kwic-left a, .kwic-right a", (all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => getComputedStyle(one).textOverflow));
  assert.ok(cut.length > 0 && cut.every((sign) => sign === "ellipsis"));
  // What stands before still ends at the match.
  const gap = await person.page.$eval(".kwic-left span", (left) => left.closest("tr").querySelector(".kwic-right").getBoundingClientRect().left - left.getBoundingClientRect().right);
  assert.ok(Math.abs(gap) < 16, `${gap}`);
  await person.close();
});

test("a sample says its seed and is the command line's", async () => {
  const person = await open("#/concordance?q=china");
  await person.choose("Show", "50 at random");
  const of = `, of ${native("kwic", corpus, "china").matches} hits`;
  for (const seed of ["1", "2"]) {
    const answer = native("kwic", corpus, "china", "--sample", "50", "--seed", seed);
    await person.says("status", said(answer, of));
    assert.equal(await (await person.find("textbox", "Seed")).evaluate((input) => input.value), seed);
    assert.deepEqual((await lines(person)).slice(0, 20).map((line) => line.slice(0, 2)), answer.lines.slice(0, 20).map(told));
    await person.click("button", "Another sample");
  }
  await person.close();
});

test("lines are dropped, kept and put into categories by key, undone, and still so on a later visit", async () => {
  const person = await open("#/concordance?q=huawei");
  const all = native("kwic", corpus, "huawei").lines_total;
  await person.says("status", new RegExp(`^${all} lines`));
  const { keyboard } = person.page;
  // The first three lines.
  await keyboard.press("j");
  await keyboard.press("Space");
  await keyboard.press("j");
  await keyboard.press("Space");
  await keyboard.press("ArrowDown");
  await keyboard.press("Space");
  await person.click("button", "Drop");
  await person.says("status", new RegExp(`^${all - 3} lines in .*, of ${all} hits`));
  await person.click("button", "Undo");
  await person.says("status", new RegExp(`^${all} lines`));
  await keyboard.press("k");
  await keyboard.press("Space");
  await person.click("button", "Drop");
  await person.says("status", new RegExp(`^${all - 1} lines`));
  await person.click("checkbox", "Line 1");
  await person.click("checkbox", "Line 2");
  await person.click("button", "Category …");
  await (await person.find("textbox", "New category")).type("Telling");
  await keyboard.press("Enter");
  await person.click("button", "Telling (2)");
  await person.says("status", /^2 lines/);
  await person.page.reload();
  await person.ready();
  await person.find("button", "Telling (2)");
  await person.says("status", new RegExp(`^${all - 1} lines`));
  await person.click("button", "Bring back");
  await person.says("status", new RegExp(`^${all} lines`));
  await person.click("button", "Choose all");
  await person.page.waitForFunction((all) => document.querySelector(".kwic-chosen").textContent.startsWith(`${all} lines`), {}, all);
  await person.click("button", "Drop");
  await person.heading("No line is left");
  await person.close();
});

test("two tabs sort out lines beside each other, and each takes back its own", async () => {
  const person = await open("#/concordance?q=huawei");
  await person.says("status", /lines in/);
  const other = await person.page.browserContext().newPage();
  await other.goto(person.page.url());
  await other.waitForSelector("body[data-ready] .kwic-table input");
  // A tab behind others draws nothing.
  const named = async (page, role, name) => {
    await page.bringToFront();
    return page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
  };
  const puts = async (page, line, category) => {
    await (await named(page, "checkbox", `Line ${line}`)).click();
    await (await named(page, "button", "Category …")).click();
    await (await named(page, "textbox", "New category")).type(category);
    await page.keyboard.press("Enter");
    await named(page, "button", `${category} (1)`);
  };
  await puts(person.page, 1, "First");
  await named(other, "button", "First (1)");
  await puts(other, 2, "Second");
  await named(person.page, "button", "Second (1)");
  await (await named(person.page, "button", "Undo")).click();
  await person.page.waitForFunction(() => !document.querySelector("main").innerText.includes("First (1)"));
  await other.bringToFront();
  await other.waitForFunction(() => !document.querySelector("main").innerText.includes("First (1)"));
  // Both are still so on a later visit.
  await other.reload();
  await named(other, "button", "Second (1)");
  assert.ok(!(await other.$eval("main", (main) => main.innerText)).includes("First (1)"));
  await person.close();
});

test("a copied line carries its source, and the files have every line", async () => {
  const person = await open("#/concordance?q=china&lines=1R");
  await person.says("status", /lines in/);
  await person.page.evaluate(() => {
    globalThis.copied = [];
    navigator.clipboard.writeText = async (text) => void globalThis.copied.push(text);
  });
  await person.keepFiles();
  await person.page.keyboard.press("j");
  await person.page.keyboard.press("c");
  const answer = native("kwic", corpus, "china", "--sort", "1R");
  const first = answer.lines[0];
  await person.page.waitForFunction(() => globalThis.copied.length === 1);
  const copied = await person.page.evaluate(() => globalThis.copied[0]);
  for (const part of [first.node, first.title, native("info", corpus).title, "#/read/"]) assert.ok(copied.includes(part), `${part} in ${copied}`);
  await person.click("checkbox", "with settings");
  await person.click("button", "CSV");
  await person.click("button", "JSON");
  const [csv, json] = await person.files(2);
  assert.match(csv, /# query: china\r\n/);
  assert.match(csv, /# sort: 1R\r\n/);
  const { made_from: facts, rows } = JSON.parse(json);
  assert.deepEqual(facts.fingerprint, [native("info", corpus).fingerprint]);
  assert.deepEqual(rows.map((row) => [row.doc, row.position, row.left, row.node, row.right]), answer.lines.map((line) => [line.doc, line.position, line.left, line.node, line.right]));
  await person.close();
});

test("an empty query offers words, and one that finds nothing says which part", async () => {
  const person = await open("#/concordance");
  await person.heading("No word to show yet");
  await person.heading("Words to begin with");
  await person.search("zzzxqy");
  await person.heading("Nothing found");
  await person.search("huawei");
  await person.says("status", said(native("kwic", corpus, "huawei")));
  await person.close();
});

test("a result of Search opens the lines that it counts", async () => {
  const person = await open("#/search?q=huawei");
  const [first] = native("search", corpus, "huawei").results;
  await person.click("link", new RegExp(`^${first.matches} hits?$`));
  await person.says("status", new RegExp(`^${first.matches} lines? in 1 document, of`));
  await person.close();
});

test("it fits a narrow screen, and axe finds nothing, light and dark", async () => {
  for (const [width, dark] of [[1280, false], [1280, true], [390, false], [320, true]]) {
    for (const view of ["q=huawei&lines=1L,1R,2R&group=1R", "of=quotations&group=doc", "q=huawei&context=paragraph&sample=50,1", ""]) {
      const person = await open(`#/concordance?${view}`, { width, dark });
      if (view) await person.says("status", /(lines|quotations) in/);
      const wide = await person.tooWide();
      assert.ok(wide <= 0, `${view} at ${width} px is ${wide} px too wide`);
      assert.deepEqual(await person.violations(), [], `${view} at ${width}, ${dark ? "dark" : "light"}`);
      await person.close();
    }
  }
});
