// The built page with the bundled corpus, under a sub-path, as a person uses it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { builtPage, dist, launch, native, root, serve } from "./person.mjs";
import { join } from "node:path";

const corpus = join(root, "public", "corpus");
const open = builtPage();

test("the first page says what is here and offers something to click", async () => {
  const person = await open();
  const info = native("info", corpus);
  await person.heading(/China–UK relations, 2019–2024/);
  const text = await person.page.$eval("main", (main) => main.innerText);
  assert.ok(text.includes(info.documents.toLocaleString("en")), "the number of documents");
  assert.ok(text.includes(info.tokens.toLocaleString("en")), "the number of words");
  assert.match(text, /digest/i);
  const views = await person.find("navigation", "Views");
  const names = await views.$$eval("a", (links) => links.map((link) => link.textContent.trim()));
  assert.deepEqual(names, ["Overview", "Search", "Concordance", "Trends", "Terms", "Collocates", "Compare", "Documents", "Corpora"]);
  await person.close();
});

test("typing searches, a facet narrows, and the count is the command line's", async () => {
  const person = await open();
  await person.search("huawei");
  const all = native("search", corpus, "huawei");
  await person.says("status", new RegExp(`${all.matches}\\b.*${all.documents}\\b`));
  await person.click("link", "Search");
  await person.heading(new RegExp(escape(all.results[0].title)));
  await person.click("checkbox", /^UK\b/);
  const narrowed = native("search", corpus, "huawei", "--where", "side:UK");
  assert.ok(narrowed.matches < all.matches);
  await person.says("status", new RegExp(`${narrowed.matches}\\b.*${narrowed.documents}\\b`));
  assert.match(await person.fragment(), /where=side:UK/);
  // The chip takes the filter away again.
  await person.click("button", /Side: UK/);
  await person.says("status", new RegExp(`${all.matches}\\b.*${all.documents}\\b`));
  await person.close();
});

test("a filter by side holds no word of another side", async () => {
  const person = await open("#/search?q=elaborate&where=side:China");
  const answer = native("search", corpus, "elaborate", "--where", "side:China");
  await person.says("status", new RegExp(`${answer.matches}\\b`));
  const speakers = await person.page.$$eval("main .who", (names) => names.map((name) => name.textContent));
  for (const name of ["BBC", "Sky News", "ITV", "Bob Seely"]) assert.ok(!speakers.includes(name), name);
  await person.close();
});

test("the chart's table has the numbers of the command line", async () => {
  const person = await open("#/trends?q=huawei, security&by=side");
  const trend = native("trend", corpus, "huawei", "security", "--by", "side");
  await person.click("button", "Show as table");
  const rows = await person.table(/huawei|side|term/);
  for (const series of trend.series) {
    for (const point of series.points.filter((point) => point.key !== null)) {
      const row = rows.find((cells) => cells[0].startsWith(point.key));
      assert.ok(row, `a row for ${point.key}`);
      assert.ok(row.some((cell) => cell.replace(/\D.*$/, "") === String(point.freq)), `${series.term} in ${point.key}: ${point.freq} in ${row}`);
    }
  }
  await person.close();
});

test("a result opens the reader at its hits, the link reopens it, back returns", async () => {
  const person = await open("#/search?q=\"golden era\"");
  const answer = native("search", corpus, '"golden era"');
  const first = answer.results[0];
  await person.click("link", new RegExp(`^${escape(first.title)}$`));
  await person.page.waitForSelector("main mark");
  assert.match(await person.fragment(), new RegExp(`#/read/${escape(first.doc)}`));
  const marks = await person.page.$$eval("main mark", (marks) => marks.map((mark) => mark.textContent.toLowerCase()));
  assert.equal(marks.length, first.matches);
  assert.ok(marks.every((mark) => mark === "golden era"), marks.join());
  await person.click("button", "Next hit");

  const address = person.page.url();
  await person.page.reload();
  await person.ready();
  await person.page.waitForSelector("main mark");
  assert.equal(person.page.url(), address);

  await person.page.goBack();
  await person.heading(new RegExp(escape(first.title)));
  assert.match(await person.fragment(), /^#\/search/);
  await person.close();
});

test("the word list counts as the command line does, and a term opens its lines", async () => {
  const person = await open("#/terms");
  const terms = native("terms", corpus, "--limit", "5");
  const rows = await person.table(/term|word/);
  for (const [at, row] of terms.rows.entries()) {
    assert.ok(rows[at + 1].some((cell) => cell === row.term), `${row.term} in row ${at + 1}: ${rows[at + 1]}`);
    assert.ok(rows[at + 1].some((cell) => cell === row.freq.toLocaleString("en")), `${row.freq} in row ${at + 1}: ${rows[at + 1]}`);
  }
  await person.click("link", terms.rows[0].term);
  await person.says("status", new RegExp(terms.rows[0].freq.toLocaleString("en")));
  await person.close();
});

test("the catalogue sorts", async () => {
  const person = await open("#/documents");
  await person.table(/documents/);
  await person.click("button", /^Words/);
  const info = native("info", corpus);
  const rows = await person.table(/documents/);
  const column = rows[0].findIndex((head) => /^Words/.test(head));
  const words = rows.slice(1).map((row) => Number(row[column].replace(/\D/g, ""))).filter(Number.isFinite);
  const sorted = words.toSorted((a, b) => a - b);
  assert.ok(words.length > 10 && words.length <= info.documents);
  assert.ok(words.join() === sorted.join() || words.join() === sorted.toReversed().join(), words.join());
  await person.close();
});

test("what cannot be read is said, and the page goes on", async () => {
  const person = await open("#/search");
  await person.search("(huawei");
  await person.says("alert", /not closed/);
  await person.search("spaker:BBC");
  await person.says("alert", /no field/);
  await person.search("zzzxqy");
  await person.says("status", /\b0\b|no/i);
  const text = await person.page.$eval("main", (main) => main.innerText);
  assert.match(text, /zzzxqy/);
  await person.search("huawei");
  await person.says("status", new RegExp(`${native("search", corpus, "huawei").matches}\\b`));
  await person.close();
});

test("a broken link opens what it can and says what it could not", async () => {
  const person = await open("#/serch?q=huawei&nonsense=1&by=%E0%A4%A");
  const text = await person.page.$eval("body", (body) => body.innerText);
  assert.match(text, /link|address/i);
  await person.find("navigation", "Views");
  await person.close();
});

test("a part of a link that the corpus cannot use is left out and said", async () => {
  const all = native("search", corpus, "huawei").matches;
  for (const [link, part] of [
    ["search?q=huawei&sort=foo", "sort is “foo”"],
    ["search?q=huawei&where=foo:bar", "filter “foo:bar”"],
    ["search?q=huawei&where=(side:China", "filter “\\(side:China”"],
    ["trends?q=huawei&by=foo", "by is “foo”"],
  ]) {
    const person = await open(`#/${link}`);
    await person.says("status", new RegExp(part));
    await person.says("status", new RegExp(`^${all} hits`));
    if (link.startsWith("trends")) await person.find("slider", "Points of the chart");
    else await person.heading(new RegExp(escape(native("search", corpus, "huawei").results[0].title)));
    assert.equal((await person.texts("alert")).join(""), "", link);
    await person.close();
  }
});

test("an end of the time that is left empty stays open, and a time that ends before it begins is refused", async () => {
  const person = await open("#/search?q=huawei");
  const write = async (name, text) => {
    const field = await person.find("textbox", name);
    await field.click({ count: 3 });
    await person.page.keyboard.press("Backspace");
    await person.page.keyboard.type(text);
    await person.page.keyboard.press("Enter");
  };
  const filtered = async (filter) => {
    const { matches } = native("search", corpus, "huawei", "--where", filter);
    await person.says("status", new RegExp(matches ? `^${matches} hits?` : "^0 of"));
    assert.ok((await person.fragment()).endsWith(`where=${filter}`), await person.fragment());
  };
  await write("To", "2019");
  await filtered("date:..2019");
  await write("From", "2020");
  await person.says("alert", /This time ends before it begins/);
  assert.ok((await person.fragment()).endsWith("where=date:..2019"));
  // What was written is not lost: mending the other end is enough.
  await write("To", "2021");
  await filtered("date:2020..2021");
  assert.equal((await person.texts("alert")).join(""), "");
  await write("To", "");
  await filtered("date:2020..");
  await write("From", "2030");
  await filtered("date:2030..");
  const text = await person.page.$eval("main", (main) => main.innerText);
  assert.match(text, /The earliest is 2019.*the latest 2024/);
  await person.close();
});

test("the slider of the time says what the filter says, to the day", async () => {
  const person = await open("#/search?q=huawei&where=date:2019-01-28..2020-07");
  const says = async (name) => (await person.find("slider", name)).evaluate((slider) => slider.getAttribute("aria-valuetext"));
  assert.equal(await says("First bar of the time"), "Jan 28, 2019");
  assert.equal(await says("Last bar of the time"), "Jul 2020");
  // One end is moved, and the other stays as it is.
  await (await person.find("slider", "Last bar of the time")).focus();
  await person.page.keyboard.press("ArrowLeft");
  await person.page.waitForFunction(() => location.hash.endsWith("where=date:2019-01-28..2020-06"));
  await person.close();
});

test("a term that cannot be read is refused where it is typed", async () => {
  const person = await open("#/trends?q=huawei");
  const add = async (term) => {
    await (await person.find("textbox", "Add a term")).click({ count: 3 });
    await person.page.keyboard.type(term);
    await person.page.keyboard.press("Enter");
  };
  await add("(oops");
  await person.says("alert", /not closed/);
  assert.ok((await person.fragment()).endsWith("q=huawei"));
  await add("security");
  await person.page.waitForFunction(() => location.hash.endsWith("q=huawei,+security"));
  await person.says("alert", /^$/);
  await person.close();
});

test("a query that cannot be read has no count, and a view without an answer says what to do", async () => {
  const person = await open("#/search?q=(huawei");
  await person.says("alert", /not closed/);
  await person.heading(/The query cannot be read/);
  await person.search("huawei");
  await person.says("status", /^\d+ hits/);
  await person.search("(huawei");
  await person.says("alert", /not closed/);
  assert.ok(!(await person.texts("status")).some((text) => /\d/.test(text)));
  await person.close();
});

test("under a query that cannot be read the answers before it say whose they are, and lead nowhere", async () => {
  for (const view of ["search", "concordance", "trends", "terms", "collocates", "documents", "overview"]) {
    const person = await open(`#/${view}?q=huawei`);
    await person.says("status", /^\d+ hits/);
    const ways = () => person.page.$$eval("main a[href], main button", (all) => all.filter((one) => one.checkVisibility() && !one.closest("[inert], .narrowed")).length);
    await person.page.waitForFunction(() => document.querySelectorAll("main .answers a[href], main .answers button").length > 2);
    const field = await person.find("combobox", /^Search the corpus/);
    await field.click({ count: 3 });
    await person.page.keyboard.type("(huawei");
    await person.says("alert", /not closed/);
    await person.page.waitForFunction(() => document.querySelector("main").innerText.includes("These are still the answers to: huawei"));
    assert.equal(await ways(), 0, view);
    // Mended, they are the answers again.
    await person.page.keyboard.type(")");
    await person.says("status", /^\d+ hits/);
    await person.page.waitForFunction(() => !document.querySelector("main").innerText.includes("These are still"));
    assert.ok((await ways()) > 2, view);
    await person.close();
  }
});

test("the query that is named is the one whose answers are shown, however fast one types", async () => {
  // The counts of the facets do not come: those of the query before are still there when the lines are.
  const before = () => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...more) {
      if (!(globalThis.areHeld && message?.slot === "facets")) post.call(this, message, ...more);
    };
  };
  for (const view of ["concordance", "search"]) {
    const person = await open(`#/${view}?q=huawei`, { before });
    await person.says("status", /^\d+ hits/);
    const one = native("search", corpus, "telecommunications");
    await person.page.evaluate(() => (globalThis.areHeld = true));
    await person.search("telecommunications");
    if (view === "concordance") await person.says("status", new RegExp(`^${native("kwic", corpus, "telecommunications").lines_total} lines? in`));
    else await person.page.waitForFunction((title, count) => document.querySelectorAll(".result").length === count && document.querySelector(".result h2")?.textContent === title, {}, one.results[0].title, one.results.length);
    await person.page.evaluate(() => (globalThis.areHeld = false));
    await person.page.keyboard.type(" (");
    await person.says("alert", /not closed/);
    await person.page.waitForFunction(() => document.querySelector("main").innerText.includes("These are still"));
    assert.match(await person.page.$eval(".stale-note", (note) => note.textContent), /answers to: telecommunications$/);
    await person.close();
  }
});

test("the focus is never lost", async () => {
  const person = await open("#/search?q=china");
  // A row that has the focus keeps it while others are drawn around it.
  const first = native("search", corpus, "china", "--limit", "1").results[0];
  await (await person.find("link", new RegExp(`^${escape(first.title)}$`))).focus();
  await person.page.evaluate(() => scrollBy(0, 600));
  await person.page.waitForFunction(() => scrollY > 500);
  const focused = (expression) =>
    person.page.waitForFunction(
      (source) => new RegExp(source).test(document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent),
      {},
      expression.source,
    );
  await focused(new RegExp(`^${escape(first.title)}$`));
  await person.click("checkbox", /^UK\b/);
  await person.click("checkbox", /^China\b/);
  await person.click("checkbox", /^Liu Xiaoming/);
  await person.page.evaluate(() => scrollTo(0, 0));
  await (await person.find("button", "Clear all")).focus();
  await person.page.keyboard.press("Enter");
  await focused(/^Filters$/);
  assert.equal(await person.page.evaluate(() => scrollY), 0);
  await person.close();

  const narrow = await open("#/search?q=china", { width: 390, height: 844 });
  for (const leave of [() => narrow.page.keyboard.press("Escape"), () => narrow.click("button", "Close")]) {
    await narrow.click("button", "Filters");
    await narrow.find("checkbox", /^UK\b/);
    await leave();
    await narrow.page.waitForFunction(() => document.activeElement?.textContent === "Filters");
  }
  await narrow.close();
});

test("what was said of a state before goes with it", async () => {
  const person = await open("#/search?q=huawei&where=side:UK&where=date:2019");
  await person.click("button", "Clear all");
  await person.find("button", "Undo");
  await person.search("security");
  await person.page.waitForFunction(() => ![...document.querySelectorAll("button")].some((button) => button.textContent === "Undo"));
  await person.close();
});

test("a point of the chart opens its lines by key, and a field that only a link names is in the menu", async () => {
  const person = await open("#/trends?q=huawei, security&by=source");
  const menu = await person.find("combobox", /^By/);
  assert.match(await menu.evaluate((menu) => menu.selectedOptions[0].textContent), /source/i);
  await (await person.find("slider", "Points of the chart")).focus();
  await person.page.keyboard.press("Enter");
  await person.page.waitForFunction(() => location.hash.startsWith("#/search"));
  await person.close();
});

test("the whole way works by keyboard alone", async () => {
  const person = await open("#/search");
  const { keyboard } = person.page;
  await keyboard.press("/");
  await keyboard.type("decoupling");
  await person.says("status", new RegExp(`${native("search", corpus, "decoupling").matches}\\b`));
  const title = native("search", corpus, "decoupling").results[0].title;
  for (let steps = 0; steps < 200; steps++) {
    await keyboard.press("Tab");
    const name = await person.page.evaluate(() => document.activeElement?.textContent.trim());
    if (name === title) break;
  }
  await keyboard.press("Enter");
  await person.page.waitForSelector("main mark");
  assert.match(await person.fragment(), /^#\/read\//);
  await person.close();
});

test("it fits a narrow screen, where the filters are behind a button", async () => {
  for (const width of [320, 390]) {
    for (const view of ["overview", "search?q=huawei", "trends?q=huawei, security", "terms", "collocates?q=china", "compare?target=side:China", "trends?q=china&show=dispersion", "documents", "documents?show=diversity"]) {
      const person = await open(`#/${view}`, { width, height: 780 });
      const wide = await person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${view} at ${width} px is ${wide} px too wide`);
      await person.find("button", /^Filters/);
      await person.close();
    }
  }
});

test("who has set letters twice as large in the browser gets the layout of half the width", async () => {
  const here = { site: await serve(dist), browser: await launch("--blink-settings=defaultFontSize=32") };
  const large = builtPage(here);
  for (const view of ["search?q=huawei", "concordance?q=huawei", "trends?q=huawei, security", "documents"]) {
    const person = await large(`#/${view}`);
    await person.find("button", /^Filters/);
    const wide = await person.tooWide();
    assert.ok(wide <= 0, `${view} is ${wide} px too wide`);
    const box = await (await person.find("combobox", "Search the corpus")).boundingBox();
    assert.ok(box.width > 1000, `${view}: the box is ${box.width} px wide`);
    await person.close();
  }
  await here.browser.close();
  await here.site.close();
});

test("axe finds nothing on any view, light and dark", async () => {
  const doc = native("search", corpus, "huawei").results[0].doc;
  for (const dark of [false, true]) {
    for (const view of ["overview", "search?q=huawei", "trends?q=huawei, security", "terms", "collocates?q=china", "collocates", "compare", "compare?target=side:China", "trends?q=china&show=dispersion", "documents", "documents?show=diversity", `read/${doc}?q=huawei`]) {
      const person = await open(`#/${view}`, { dark });
      assert.deepEqual(await person.violations(), [], `${view}, ${dark ? "dark" : "light"}`);
      await person.close();
    }
  }
});

test("what can be pressed is large enough, or has room around it", async () => {
  for (const width of [390, 1280]) {
    for (const view of ["overview", "search?q=huawei", "concordance?q=huawei", "trends?q=huawei, security", "terms", "collocates?q=china", "compare?target=side:China", "documents"]) {
      const person = await open(`#/${view}`, { width });
      // The two handles of the time lie on one track; the fields below them do the same.
      const small = await person.violations({ rules: { "target-size": { enabled: true } } }, ".handles");
      assert.deepEqual(small, [], `${view} at ${width} px`);
      await person.close();
    }
  }
});

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
