// Fields of a corpus as its publisher has them: numbers with a range, addresses, names with numbers, marks of quotations.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, readout, serve, visit } from "./person.mjs";

const folder = mkdtempSync(join(tmpdir(), "readout-fields-"));
let site;
let browser;
before(async () => {
  const source = join(folder, "texts");
  mkdirSync(source);
  writeFileSync(join(source, "corpus.toml"), 'title = "Talks"\nstemmer = "none"\n[fields.audience]\nkind = "number"\n');
  const audience = { 1: "-0.5", 2: "120", 10: "1,200" };
  for (const [number, heard] of Object.entries(audience)) {
    const front = `title: Talk ${number}\naudience: ${heard}\nurl: https://example.org/talks/${number}\nsource: ftp://example.org\n`;
    writeFileSync(join(source, `talk${number}.txt`), `---\n${front}---\nHe spoke of “peace” and markets.\n`);
  }
  const built = join(folder, "site");
  readout("site", source, "--out", built);
  site = await serve(built);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

async function open(fragment) {
  const person = await visit(browser, site.address + fragment);
  await person.ready();
  return person;
}

// Waits until the documents are these, by their titles.
async function listed(person, expected) {
  const titles = () => [...document.querySelectorAll("main tbody a")].map((link) => link.textContent.trim()).filter((text) => /^Talk \d+$/.test(text));
  const end = Date.now() + 10_000;
  for (;;) {
    const found = await person.page.evaluate(titles);
    if (JSON.stringify(found) === JSON.stringify(expected)) return;
    if (Date.now() > end) assert.deepEqual(found, expected);
    await new Promise((done) => setTimeout(done, 50));
  }
}

test("a range of numbers is a filter, which a link carries and a chip takes away", async () => {
  const person = await open("#/documents");
  // Names with numbers are in the order of the numbers.
  await listed(person, ["Talk 1", "Talk 2", "Talk 10"]);
  const group = await person.find("group", "Audience");
  const from = () => person.find("textbox", "From", group);
  const to = () => person.find("textbox", "To", group);
  assert.equal(await (await from()).evaluate((field) => field.placeholder), "-0.5");
  assert.equal(await (await to()).evaluate((field) => field.placeholder), "1200");
  const put = async (field, text) => {
    await field.click({ count: 3 });
    await person.page.keyboard.press("Backspace");
    await person.page.keyboard.type(text);
    await person.page.keyboard.press("Enter");
  };
  await put(await from(), "120");
  await listed(person, ["Talk 2", "Talk 10"]);
  await put(await to(), "1,000");
  await listed(person, ["Talk 2"]);
  assert.match(await person.fragment(), /where=audience:120\.\.1000/);
  // What cannot be a range is said, and the filter stays.
  await put(await to(), "many");
  await person.says("alert", /Write a number such as 1200/);
  await put(await to(), "5");
  await person.says("alert", /greatest number is less than the least/);
  await listed(person, ["Talk 2"]);
  const link = await person.page.evaluate(() => location.href);
  await person.close();
  const other = await visit(browser, link);
  await other.ready();
  await listed(other, ["Talk 2"]);
  await other.click("button", /^Remove.*audience|audience.*remove/i);
  await listed(other, ["Talk 1", "Talk 2", "Talk 10"]);
  await other.close();
});

test("the address of a text is a link, and what is no address of the web is none", async () => {
  const person = await open("#/read/talk2.txt");
  const address = await person.find("link", "https://example.org/talks/2");
  assert.equal(await address.evaluate((link) => link.href), "https://example.org/talks/2");
  await person.page.waitForFunction(() => document.querySelector("main").textContent.includes("ftp://example.org"));
  assert.equal(await person.page.evaluate(() => [...document.querySelectorAll("main a")].some((link) => link.href.startsWith("ftp:"))), false);
  await person.close();
});

test("About says between which marks quoted text stands; who asks for stems hears that there are none", async () => {
  const person = await open("#/search?q=market&forms=stem");
  await person.page.waitForFunction(() => /has no stemmer/.test(document.body.textContent));
  await person.click("button", "About");
  const dialog = await person.find("dialog");
  assert.match(await dialog.evaluate((about) => about.innerText), /“…” \(3\)/);
  await person.close();
});
