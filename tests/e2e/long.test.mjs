// Things without end: a line of megabytes, paragraphs by the thousand, words, titles, names and values of any length. Of
// each the page has what is near what is seen, and it is never wider than its window.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dist, launch, readout, serve, visit } from "./person.mjs";

const HITS = 100_000;
const PARAGRAPHS = 50_000;
// More than any window full of text needs, and far fewer than there are hits or paragraphs.
const MOST_ELEMENTS = 12_000;
const MOST_LETTERS = 250_000;

const texts = {
  "line.txt": ["One line", "Here is a needle, and there. ".repeat(HITS / 2) + "A needle. ".repeat(HITS / 2)],
  "paragraphs.txt": ["Paragraphs", Array.from({ length: PARAGRAPHS }, (_, at) => `word${at + 1}`).join("\n\n")],
  "word.txt": ["One word", `Before it a needle ${"a".repeat(2_000_000)} and after it a needle.`],
  "rule.txt": ["One rule", `A needle above.\n\n${"=".repeat(500_000)}\n\nPeace below.`],
  "title.txt": ["T".repeat(20_000), "A needle in a haystack."],
  "value.txt": ["A long value", "A needle of war and peace.", `publisher: ${"v".repeat(10_000)}\n`],
  "speaker.txt": ["A long name", `${"S".repeat(10_000)}: A needle of peace.\n\nJohn: Another needle.`],
  "short.txt": ["A short one", Array.from({ length: 150 }, (_, at) => `A paragraph, the ${at + 1}th.`).join("\n\n")],
};

const folder = mkdtempSync(join(tmpdir(), "readout-long-"));
let site;
let browser;
before(async () => {
  const source = join(folder, "texts");
  mkdirSync(source);
  for (const [name, [title, text, fields = ""]] of Object.entries(texts)) {
    writeFileSync(join(source, name), `---\ntitle: ${title}\ndate: 2001\n${fields}---\n${text}\n`);
  }
  writeFileSync(join(source, "corpus.toml"), 'title = "Long things"\n');
  const built = join(folder, "corpus");
  readout("build", source, "--out", built);
  // The built page, with this corpus in place of its own.
  site = await serve(dist, (name) => {
    if (!name.startsWith("corpus/")) return undefined;
    const file = join(built, name.slice("corpus/".length));
    return existsSync(file) ? { bytes: readFileSync(file) } : { status: 404 };
  });
  browser = await launch();
});
after(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

async function open(fragment, options) {
  const person = await visit(browser, site.address + fragment, options);
  await person.ready();
  return person;
}

const idle = (person) => person.page.waitForFunction(() => document.querySelector("main").innerText.length > 60 && !document.querySelector("main [aria-busy=true]"));

// How much is on the page, and whether it fits.
async function isBounded(person, what) {
  const { elements, letters, wide } = await person.page.evaluate(() => ({
    elements: document.querySelectorAll("*").length,
    letters: document.body.textContent.length,
    wide: document.documentElement.scrollWidth - innerWidth,
  }));
  assert.ok(elements < MOST_ELEMENTS, `${what}: ${elements} elements`);
  assert.ok(letters < MOST_LETTERS, `${what}: ${letters} letters`);
  assert.ok(wide <= 0, `${what} is ${wide} px too wide`);
}

// Waits until something that fits is in sight.
const inSight = (person, selector, text = "") =>
  person.page.waitForFunction(
    (selector, text) =>
      [...document.querySelectorAll(selector)].some((e) => {
        const { top, bottom } = e.getBoundingClientRect();
        return e.textContent.includes(text) && bottom > 0 && top < innerHeight;
      }),
    {},
    selector,
    text,
  );

test("every hit of a line of megabytes is reached, and few of them are on the page", async () => {
  const person = await open("#/read/line.txt?q=needle");
  const hits = HITS.toLocaleString("en");
  const says = (text) => person.page.waitForFunction((text) => document.querySelector(".hit-now")?.textContent === text, {}, text);
  await says(`${hits} hits`);
  await isBounded(person, "the beginning");
  await person.click("button", "Next hit");
  await says(`Hit 1 of ${hits}`);
  await inSight(person, "mark[aria-current]", "needle");
  // Backwards from the first comes the last, megabytes away.
  await person.page.keyboard.press("p");
  await says(`Hit ${hits} of ${hits}`);
  await inSight(person, "mark[aria-current]", "needle");
  await isBounded(person, "the end");
  await person.page.keyboard.press("p");
  await says(`Hit ${(HITS - 1).toLocaleString("en")} of ${hits}`);
  await inSight(person, "mark[aria-current]", "needle");
  assert.equal((await person.page.$$("mark[aria-current]")).length, 1);
  // What the browser cannot see is said.
  assert.match(await person.page.$eval("main", (main) => main.innerText), /browser’s own search/);
  await person.close();
});

test("a paragraph of which a part is drawn is copied as a whole", async () => {
  const person = await open("#/read/line.txt");
  await person.page.evaluate(() => (navigator.clipboard.writeText = async (text) => void (globalThis.copied = text)));
  await person.click("button", "Copy");
  await person.page.waitForFunction(() => globalThis.copied);
  assert.equal((await person.page.evaluate(() => globalThis.copied)).trim(), texts["line.txt"][1].trim());
  await person.close();
});

test("a link to a place leads there at once, however deep", async () => {
  const person = await open("#/read/paragraphs.txt?place=45001:word45001");
  await inSight(person, ".paragraph", "word45001");
  await isBounded(person, "a place");
  // From there on up and down, and what was gone to stays where it is.
  await person.page.evaluate(() => scrollBy(0, 4_000));
  await inSight(person, ".paragraph", "word451");
  await person.page.evaluate(() => scrollBy(0, -8_000));
  await inSight(person, ".paragraph", "word449");
  await person.page.keyboard.press("End");
  await inSight(person, ".paragraph", `word${PARAGRAPHS}`);
  await idle(person);
  await person.page.keyboard.press("Home");
  await inSight(person, ".paragraph", "word3");
  await isBounded(person, "the beginning");
  await person.close();
  // A number that has shifted: the words decide.
  const shifted = await open("#/read/paragraphs.txt?place=40:word30000");
  await inSight(shifted, ".paragraph", "word30000");
  await shifted.close();
});

test("a text of usual length is drawn whole, for the browser's own search and for paper", async () => {
  const person = await open("#/read/short.txt");
  await person.page.waitForFunction(() => document.querySelectorAll(".paragraph").length === 150);
  await person.close();
});

test("words, names, titles and values without end fit every view, with all that is known of them at hand", async () => {
  for (const width of [1280, 390]) {
    for (const view of [
      "overview", "search?q=needle", "concordance?q=needle", "concordance?q=needle&context=20", "concordance?q=needle&group=publisher", "trends?q=needle", "trends?q=needle&by=publisher", "trends?q=needle&show=dispersion", "terms", "terms?order=term", "terms?row=2", "collocates?q=before", "compare?target=date:2001&reference=date:2001", "documents", "documents?show=diversity", "read/word.txt?q=needle", "read/rule.txt?q=peace", "read/title.txt", "read/value.txt", "read/speaker.txt?q=needle",
    ]) {
      const person = await open(`#/${view}`, { width, height: 844 });
      await idle(person);
      await isBounded(person, `${view} at ${width} px`);
      await person.close();
    }
  }
  const person = await open("#/documents");
  await person.page.waitForSelector("main .long");
  const title = await person.page.$eval("main tbody .long", (name) => [name.title, name.textContent]);
  assert.equal(title[0], "T".repeat(20_000));
  assert.match(title[1], /^T{160}… 19,840 more letters$/);
  await person.close();
});
