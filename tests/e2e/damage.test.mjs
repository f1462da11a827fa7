// Packages that are damaged, and texts that mean harm.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dist, launch, readout, serve, visit } from "./person.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const chunks = () => readdirSync(join(dist, "corpus")).filter((name) => name.endsWith(".bin"));

async function opens(spoil, expected) {
  const site = await serve(dist, spoil);
  const person = await visit(browser, site.address);
  await person.says("alert", expected);
  // Still a page: it answers to a person.
  await person.find("button", /Reload|Try again/);
  await person.close();
  await site.close();
}

test("a chunk cut short is named", async () => {
  const name = chunks()[0];
  const bytes = readFileSync(join(dist, "corpus", name));
  await opens((file) => (file === `corpus/${name}` ? { bytes: bytes.subarray(0, bytes.length - 1) } : undefined), new RegExp(name));
});

test("a chunk with a flipped bit is named", async () => {
  const name = chunks().at(-1);
  const bytes = Buffer.from(readFileSync(join(dist, "corpus", name)));
  bytes[bytes.length >> 1] ^= 4;
  await opens((file) => (file === `corpus/${name}` ? { bytes } : undefined), new RegExp(name));
});

test("a chunk that is not there is named", async () => {
  const name = chunks()[1];
  await opens((file) => (file === `corpus/${name}` ? { status: 404 } : undefined), new RegExp(name));
});

test("a manifest that is not there, cut or changed", async () => {
  const bytes = readFileSync(join(dist, "corpus", "corpus.json"));
  const spoil = (answer) => (file) => (file === "corpus/corpus.json" ? answer : undefined);
  await opens(spoil({ status: 404 }), /corpus/);
  await opens(spoil({ bytes: bytes.subarray(0, 400) }), /corpus\.json/);
  await opens(spoil({ bytes: Buffer.from(bytes.toString().replace("2019", "2018")) }), /corpus\.json/);
});

test("a catalogue that is not there, or is of another build", async () => {
  const text = readFileSync(join(dist, "locales", "en.txt"), "utf8");
  const spoil = (answer) => (file) => (file === "locales/en.txt" ? answer : undefined);
  await opens(spoil({ status: 404 }), /locales\/en\.txt/);
  await opens(spoil({ bytes: text.replace(/^link-copied = .*\n/m, "") }), /updated while it loaded.*two versions/);
  // Cut short, as a damaged one may be.
  await opens(spoil({ bytes: text.slice(0, 400) }), /updated while it loaded/);
});

test("texts are text: nothing in them runs or becomes markup", async () => {
  const folder = mkdtempSync(join(tmpdir(), "readout-harm-"));
  const source = join(folder, "source");
  mkdirSync(source);
  const harm = "<script>window.harmed = 1</script> <img src=x onerror='window.harmed = 2'> \u202Egnp.exe [a](javascript:window.harmed=3)";
  writeFileSync(join(source, "a.txt"), `harmful ${harm} word\n\n${"long ".repeat(200_000)}\n`);
  writeFileSync(join(source, "b.txt"), `---\ntitle: "<img src=x onerror='window.harmed = 4'>"\ntopics: "<b>bold</b>"\n---\nMallory<i>: harmful word\n`);
  writeFileSync(join(source, "c.txt"), "— … —\n");
  writeFileSync(join(source, "d.txt"), "one\n\n".repeat(100_000));
  const out = join(folder, "site");
  readout("site", source, "--out", out);
  const site = await serve(out);
  for (const fragment of ["", "#/search?q=harmful", "#/documents", "#/terms", "#/read/a.txt?q=harmful", "#/read/b.txt", "#/read/c.txt", "#/read/d.txt?q=one"]) {
    const person = await visit(browser, site.address + fragment);
    await person.ready();
    if (fragment.includes("read/")) await person.page.waitForSelector("main article h1");
    assert.equal(await person.page.evaluate(() => window.harmed), undefined, fragment);
    assert.equal((await person.page.$$("main img, main script, main b")).length, 0, fragment);
    if (fragment.includes("read/a.txt")) {
      assert.match(await person.page.$eval("main", (main) => main.textContent), /<script>window\.harmed = 1<\/script>/);
    }
    await person.close();
  }
  await site.close();
  rmSync(folder, { recursive: true });
});
