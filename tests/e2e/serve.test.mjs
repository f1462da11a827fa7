// `readout serve`: the program alone, with the page inside, shows a folder, and what changes in it.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { launch, program, visit } from "./person.mjs";

let browser, folder, alone;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "readout-serve-"));
  // Away from all that it was built with.
  alone = join(folder, "alone", "readout");
  mkdirSync(join(folder, "alone"));
  copyFileSync(program, alone);
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

function texts(name, files) {
  mkdirSync(join(folder, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
  return join(folder, name);
}

// Serves corpora; their addresses, and a way to end it.
async function served(...corpora) {
  const server = spawn(alone, ["serve", ...corpora], { cwd: join(folder, "alone"), stdio: ["ignore", "pipe", "ignore"] });
  const addresses = [];
  for await (const line of createInterface({ input: server.stdout })) {
    addresses.push(line);
    if (addresses.length === corpora.length) break;
  }
  return { addresses, close: () => server.kill() };
}

async function open(address) {
  const person = await visit(browser, address);
  await person.ready();
  return person;
}

test("a folder is shown, and a text that changes is counted at once, in the same view", async () => {
  const corpus = texts("talks", { "one.txt": "The rain, and the war.", "two.txt": "No rain." });
  const server = await served(corpus);
  const person = await open(`${server.addresses[0]}#/search?q=rain&where=${encodeURIComponent('title:"two"')}`);
  await person.says("status", /1 hit/);
  const link = () => person.page.evaluate(() => location.hash.replace(/fp=[^&]*&?/, ""));
  const before = await link();
  const since = Date.now();
  writeFileSync(join(corpus, "two.txt"), "No rain, no rain and again rain.");
  await person.says("status", /3 hits/);
  assert.ok(Date.now() - since < 5_000, `${Date.now() - since} ms`);
  assert.equal(await link(), before);
  await person.says("status", /The texts have changed/);
  // Of all that is shown, not only of what was asked last.
  await person.page.evaluate(() => (location.hash = "#/documents"));
  await person.find("link", /^one$/);
  writeFileSync(join(corpus, "three.txt"), "A third text.");
  await person.find("link", /^three$/);
  await person.close();
  server.close();
});

test("several folders are listed, each with a page of its own", async () => {
  const server = await served(texts("first", { "a.txt": "War and peace." }), texts("second", { "b.txt": "Peace." }));
  const page = await browser.newPage();
  await page.goto(new URL("/", server.addresses[0]).href);
  assert.deepEqual(await page.$$eval("a", (links) => links.map((link) => link.textContent)), ["first", "second"]);
  await page.close();
  for (const [address, hits] of [[server.addresses[0], /1 hit in 1 of 1/], [server.addresses[1], /1 hit in 1 of 1/]]) {
    const person = await open(`${address}#/search?q=peace`);
    await person.says("status", hits);
    await person.close();
  }
  server.close();
});

test("the program alone makes a site and a single file", () => {
  const corpus = texts("alone-texts", { "a.txt": "War and peace." });
  const run = (...args) => execFileSync(alone, args, { cwd: join(folder, "alone"), stdio: "ignore" });
  run("site", corpus, "--out", join(folder, "site"));
  run("site", corpus, "--single-file", join(folder, "one.html"));
  for (const file of ["site/index.html", "site/page_bg.wasm", "site/corpus/corpus.json", "one.html"]) assert.ok(existsSync(join(folder, file)), file);
});
