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
  const told = /cannot be opened\s*The corpus is damaged: corpus\.json: /.source;
  const text = bytes.toString();
  // What is wrong comes first, and then what to do.
  for (const [answer, why] of [
    [{ status: 404 }, /cannot be opened\s*The corpus could not be fetched: corpus\/corpus\.json \(404\)/],
    [{ bytes: "" }, new RegExp(`${told}it is empty`)],
    [{ bytes: bytes.subarray(0, 400) }, new RegExp(`${told}it is cut short`)],
    [{ bytes: "<!doctype html><title>404</title>" }, new RegExp(`${told}the server sent a web page`)],
    [{ bytes: "Not found" }, new RegExp(`${told}it is not JSON`)],
    [{ bytes: "{}" }, new RegExp(`${told}it is not the manifest`)],
    [{ bytes: Buffer.from(text.replace("2019", "2018")) }, new RegExp(`${told}its checksum`)],
    [{ bytes: Buffer.from(text.replaceAll("\n", "\r\n")) }, new RegExp(`${told}it was changed`)],
    [{ bytes: Buffer.from(text.replace('"format": 2', '"format": 7')) }, /cannot be opened\s*This corpus has format 7/],
    [{ bytes: Buffer.from(text.replace('"format": 2', '"format": 1')) }, /cannot be opened\s*This corpus was built by an older Readout/],
  ]) await opens(spoil(answer), why);
});

test("a catalogue that is not there, or is of another build", async () => {
  const text = readFileSync(join(dist, "locales", "en.txt"), "utf8");
  const spoil = (answer) => (file) => (file === "locales/en.txt" ? answer : undefined);
  await opens(spoil({ status: 404 }), /locales\/en\.txt/);
  await opens(spoil({ bytes: text.replace(/^link-copied = .*\n/m, "") }), /updated while it loaded.*two versions/);
  // Cut short, as a damaged one may be.
  await opens(spoil({ bytes: text.slice(0, 400) }), /updated while it loaded/);
});

// Each is what a browser does that forbids to keep anything, or has no room for it.
for (const [what, forbid] of [
  ["throws", () => {
    const refuse = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(globalThis, name, { get: refuse });
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get: refuse });
  }],
  ["is null", () => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(globalThis, name, { value: null });
  }],
  ["is full, and rejects", () => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    CacheStorage.prototype.keys = () => Promise.reject(new DOMException("no", "SecurityError"));
    const refuse = () => Promise.reject(new DOMException("no", "SecurityError"));
    const none = { register: refuse, getRegistration: refuse, addEventListener() {} };
    Object.defineProperty(Navigator.prototype, "serviceWorker", { value: none });
  }],
]) {
  test(`storage that ${what}: the page works, and nothing is thrown`, async () => {
    const site = await serve(dist);
    const person = await visit(browser, `${site.address}#/concordance?q=china`, { before: forbid });
    await person.ready();
    // Whatever would be kept.
    await (await person.find("checkbox", "Line 1")).click();
    await person.click("button", "Category …");
    await (await person.find("textbox", "New category")).type("Mine");
    await person.page.keyboard.press("Enter");
    await person.find("button", "Mine (1)");
    await person.click("checkbox", "with settings");
    await person.click("button", "Dark");
    await person.find("button", "Light");
    await person.click("link", "Documents");
    await person.table(/documents/);
    await person.click("button", "About");
    await person.click("button", "Forget all that is kept here");
    const loaded = person.page.waitForNavigation();
    await person.click("button", "Forget subsets, chosen lines and all else?");
    await loaded;
    await person.ready();
    await person.close();
    await site.close();
  });
}

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
