// What is said of a query below the box in every view, quotations as tokens, and how words match.
import assert from "node:assert/strict";
import { test } from "node:test";
import { builtPage } from "./person.mjs";

const open = builtPage();

const value = (person) => person.page.$eval('[role="combobox"]', (box) => box.value);
const boxHolds = (person, text) =>
  person.page.waitForFunction((text) => document.querySelector('[role="combobox"]').value === text, {}, text);
const views = ["overview", "search", "concordance", "trends", "terms", "collocates", "compare", "documents"];
const asked = (view, query) => `#/${view}?q=${encodeURIComponent(query)}`;

test("words of the same family are named in every view, and a click includes them", async () => {
  const query = "uygur, uighur, uyghur";
  const all = "(uygur | uygurs), uighur, (uyghur | uyghurs)";
  for (const view of views) {
    const person = await open(asked(view, query));
    await person.says("group", /also uygurs 5, uyghurs 1/);
    assert.equal((await person.texts("group")).filter((text) => text.includes("also uygurs")).length, 1, view);
    assert.doesNotMatch(await person.page.$eval("main", (main) => main.textContent), /also uygurs/, view);
    assert.deepEqual(person.faults, []);
    await person.close();
  }
  const person = await open(asked("search", query));
  await person.says("status", /^8 hits/);
  await person.click("button", "include");
  await boxHolds(person, all);
  await person.says("status", /^14 hits/);
  assert.doesNotMatch((await person.texts("group")).join(), /uygurs 5/);
  await person.click("button", "Undo");
  await boxHolds(person, query);
  await person.says("status", /^8 hits/);
  await person.click("button", "include");
  await boxHolds(person, all);
  await person.page.goBack();
  await boxHolds(person, query);
  await person.says("group", /also uygurs 5/);
  await person.close();
});

test("what is said of a query can be dismissed, and another one has its own", async () => {
  const person = await open(asked("search", "Hong Kong"));
  await person.says("group", /“Hong Kong” as a phrase: \d+/);
  await person.click("button", "Dismiss");
  const isGone = () => !document.querySelector(".query-notes").textContent.includes("phrase");
  await person.page.waitForFunction(isGone);
  await person.click("link", "Trends");
  await person.heading(/Trends|Hong Kong/);
  assert.ok(await person.page.evaluate(isGone));
  await person.search("human rights");
  await person.says("group", /“human rights” as a phrase: \d+/);
  await person.close();
});

test("words that stand next to each other are offered as a phrase in every view", async () => {
  for (const view of views) {
    const person = await open(asked(view, "Hong Kong"));
    await person.says("group", /“Hong Kong” as a phrase: \d+/);
    const said = (await person.texts("group")).join(" ");
    const times = /as a phrase: ([\d,]+)/.exec(said)[1];
    await person.click("button", '"Hong Kong"');
    await boxHolds(person, '"Hong Kong"');
    await person.says("status", new RegExp(`^${times} hits`));
    await person.close();
  }
});

test("a sign that is no word is left out, which is said", async () => {
  for (const view of views) {
    const person = await open(asked(view, '"£ billion" 😀'));
    await person.says("group", /£ 😀 are not counted as words and were left out/);
    await person.close();
  }
  const person = await open("#/search");
  await person.search("£ %");
  await person.says("alert", /“£” holds no word/);
  await person.search("£ billion");
  await person.says("group", /£ is not counted as a word and was left out/);
  await person.close();
});

test("a quotation beside a bracket is a token", async () => {
  const person = await open("#/concordance");
  for (const [tokens, brackets] of [
    ['"human" []{0,2} "rights?"', '[word="human"] []{0,2} [word="rights?"]'],
    ["“golden” [] “.*”", '[word="golden"] [] [word=".*"]'],
    ['("hong" | "golden") []? "era|kong" within sentence', '[word="hong" | word="golden"] []{0,1} [word="era|kong"] within sentence'],
  ]) {
    const counts = [];
    for (const query of [tokens, brackets]) {
      await person.page.goto(person.page.url().replace(/#.*/, asked("concordance", query)));
      await boxHolds(person, query);
      await person.page.waitForFunction(() => /^[\d,]+ hits/.test(document.querySelector(".count").textContent));
      counts.push((await person.texts("status")).find((text) => / hits/.test(text)));
    }
    assert.equal(counts[0], counts[1], tokens);
  }
  await person.search('"golden" []{1,} "era"');
  await person.says("group", /\{1,\} is taken up to 98 times: a sequence has 100 tokens at most/);
  await person.search('"golden" [] "human rights"');
  await person.says("alert", /each quotation is one token.*"human" "rights"/);
  await person.close();
});

test("how words match is set in the box, by keys as well", async () => {
  for (const width of [1280, 390]) {
    const person = await open(asked("search", "uygur"), { width });
    await person.says("status", /hits/);
    const box = await person.find("combobox", "Search the corpus");
    await box.focus();
    await person.page.keyboard.press("Tab");
    await person.page.keyboard.press("Space");
    await person.page.waitForFunction(() => location.hash.includes("forms=stem"));
    assert.equal(await person.page.evaluate(() => document.activeElement.ariaLabel), "Related forms of a word");
    await person.click("checkbox", "Capitals matter");
    await person.page.waitForFunction(() => location.hash.includes("case="));
    await person.click("checkbox", "Related forms of a word");
    await person.page.waitForFunction(() => !location.hash.includes("forms="));
    assert.equal(await person.tooWide(), 0);
    assert.deepEqual(person.faults, []);
    await person.close();
  }
});
