// A reader's own texts: files become a corpus in the page, which stays in the browser and goes out as a file.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, launch, native, program, readout, root, serve, visit } from "./person.mjs";
import { HARM, broken, hostile, isOf, sources } from "./sources.mjs";
import { unzip } from "./zip.mjs";

const VIEW = "#/corpora";
const folder = mkdtempSync(join(tmpdir(), "readout-corpora-"));
const all = sources();
const bundled = native("info", join(root, "public/corpus")).title;
// What anything in the browser asks of another host, workers too, comes here; but for what Chromium asks its makers.
const asked = [];
const note = (address) => /^(?:https?:\/\/)?[\w.-]+\.(?:google|googleapis|gvt1)\.com[:\/]/.test(address) || asked.push(address);
let site, elsewhere, browser;
before(async () => {
  site = await serve(dist);
  elsewhere = createServer((request, response) => (note(request.url), response.end()));
  elsewhere.on("connect", (request, socket) => (note(request.url), socket.destroy()));
  await new Promise((done) => elsewhere.listen(0, "127.0.0.1", done));
  browser = await launch(`--proxy-server=127.0.0.1:${elsewhere.address().port}`, "--proxy-bypass-list=127.0.0.1");
});
after(async () => {
  await browser.close();
  await site.close();
  elsewhere.close();
  rmSync(folder, { recursive: true });
});

// ## What a person does.

// Files on the disk, to be chosen.
function onDisk(name, files) {
  mkdirSync(join(folder, name));
  return files.map((file) => {
    const path = join(folder, name, file.name);
    writeFileSync(path, file.bytes);
    return path;
  });
}

async function open(fragment = VIEW, options = {}) {
  const person = await visit(browser, (options.site ?? site).address + fragment, options);
  // The browser asks before it leaves what is not kept.
  person.page.on("dialog", (dialog) => dialog.accept());
  await person.ready();
  return person;
}

// Goes to the view without loading the page anew.
async function toList(person) {
  await person.click("link", "Corpora");
  await person.heading("Corpora here");
}

async function choose(person, paths) {
  const field = await person.find("button", /^Choose files/);
  await field.uploadFile(...paths);
}

// Looks at what was found, gives it a title and has it indexed; the page then shows it.
async function index(person, title) {
  await person.heading("What was found");
  if (title) await writeTitle(person, title);
  await person.click("button", /^Index /);
  await isOpen(person);
}

async function writeTitle(person, title) {
  const field = await person.find("textbox", "Title");
  await field.click({ count: 3 });
  await person.page.keyboard.type(title);
}

const isOpen = (person) => person.page.waitForFunction(() => /[?&]corpus=/.test(location.hash) && document.querySelector("h1") && !document.querySelector(".opening"));

// A corpus of a text or a few, from nothing to being shown.
async function made(person, name, files) {
  await choose(person, onDisk(name, files));
  await index(person, name);
}

const text = (name, phrase) => ({ name, bytes: Buffer.from(`This is a text of a few words, and ${phrase} is among them.\n`), phrase });

// The documents that links of the view lead to.
const linked = (page) => page.$$eval("main a", (links) => [...new Set(links.map((link) => /^#\/read\/([^?]*)/.exec(link.getAttribute("href"))?.[1]).filter(Boolean).map(decodeURIComponent))]);

// Searches a phrase, which is in a document of that file and in no other.
async function finds(person, { phrase, name }) {
  await person.search(`"${phrase}"`);
  await person.page.keyboard.press("Enter");
  await person.says("status", /1 hit in 1 of/);
  const end = Date.now() + 20_000;
  for (let paths = []; paths.length === 0 || !paths.every((path) => isOf(path, name)); paths = await linked(person.page)) {
    assert.ok(Date.now() < end, `“${phrase}” leads to ${paths}, not to ${name}`);
    await person.page.waitForFunction(() => true, { polling: "raf" });
  }
}

// The corpora of the reader's own that are listed, each with all that is said of it.
const listed = (page) => page.$$eval("main li", (items) => items.filter((item) => item.querySelector("h3")).map((item) => item.innerText.replace(/\s+/g, " ")));

const titles = async (page) => (await page.$$eval("main li h3", (heads) => heads.map((head) => head.textContent))).slice(1);

// The part of the list that is about a corpus.
async function entry(person, title) {
  await person.find("link", title);
  for (const item of await person.page.$$('::-p-aria([role="listitem"])')) {
    if (await item.evaluate((item, title) => item.querySelector("h3")?.textContent === title, title)) return item;
  }
  assert.fail(`${title} is not in the list`);
}

async function press(person, title, button) {
  await (await person.find("button", button, await entry(person, title))).click();
}

// What went wrong with files, by their names.
async function troubles(person) {
  const [, ...rows] = await person.table(/What to know of the files/);
  return rows.map(([gravity, file, what]) => ({ gravity, file, what }));
}

// The fingerprint of the corpus that is open, as the page says it.
async function fingerprint(person) {
  await person.click("button", "About");
  await person.page.waitForFunction(() => [...document.querySelectorAll("dialog[open] dt")].some((term) => term.textContent === "Fingerprint"));
  const said = await person.page.$$eval("dialog[open] dt", (terms) => terms.find((term) => term.textContent === "Fingerprint").nextElementSibling.textContent);
  await person.page.keyboard.press("Escape");
  return said;
}

// Files that the page saves from now on come into a folder.
async function saveInto(person, name) {
  const into = join(folder, name);
  mkdirSync(into);
  const client = await browser.target().createCDPSession();
  await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: into, browserContextId: person.context.id });
  return into;
}

// The file in that folder, once it is there as a whole.
async function saved(into) {
  for (const end = Date.now() + 20_000; ; ) {
    const names = readdirSync(into).filter((name) => !name.startsWith("."));
    if (names.length > 0 && names.every((name) => !name.endsWith(".crdownload"))) return join(into, names[0]);
    assert.ok(Date.now() < end, "nothing was saved");
    await new Promise((done) => setTimeout(done, 50));
  }
}

// What the program says of files, and whether it made a corpus.
const said = (name) => spawnSync(program, ["build", join(folder, name), "--out", join(folder, `${name}-package`)], { encoding: "utf8" });

// ## Tests.

test("a file of every format is read, indexed and found in, as by the program, and again without a network", async () => {
  const paths = onDisk("formats", all);
  const own = await serve(dist);
  const person = await open(VIEW, { kept: true, site: own });
  const { page } = person;
  await choose(person, paths);
  await person.heading("What was found");
  // Files that were chosen together have no name of their own.
  assert.equal(await (await person.find("textbox", "Title")).evaluate((field) => field.value), "My texts");
  readout("build", join(folder, "formats"), "--out", join(folder, "formats-package"));
  const known = native("info", join(folder, "formats-package"));
  await person.find("button", `Index ${known.documents} documents`);
  await person.table(/Fields/);
  await index(person, "Every format");
  await person.says("status", /“Every format” is kept in this browser/);
  assert.match(await person.fragment(), /[?&]corpus=every-format/);
  await person.says("status", new RegExp(`^${known.documents} documents$`));
  for (const source of all) await finds(person, source);
  assert.equal(await fingerprint(person), known.fingerprint);
  assert.match(await person.fragment(), new RegExp(`fp=${known.fingerprint.slice(0, 12)}`));

  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done));
  });
  await own.close();
  await page.reload();
  await person.ready();
  await isOpen(person);
  for (const source of all) await finds(person, source);
  await toList(person);
  assert.deepEqual(await titles(page), ["Every format"]);
  await person.close();
});

test("the program finds each phrase in its file alone", () => {
  for (const { name, phrase } of all) {
    const paths = native("search", join(folder, "formats-package"), `"${phrase}"`).results.map((result) => result.doc);
    assert.ok(paths.length === 1 && isOf(paths[0], name), `“${phrase}” is in ${paths}, not in ${name} alone`);
  }
});

test("broken files are named with what is wrong, those that can be read are, and nothing else is lost", async () => {
  const files = [...(await broken()), text("good.txt", "sturdy hammer 3")];
  const paths = onDisk("broken", files);
  const person = await open();
  await made(person, "Before", [text("before.txt", "early sparrow 1")]);
  await toList(person);
  await choose(person, paths);
  const inPage = await troubles(person);
  const { stderr } = said("broken");
  for (const { name, says } of files.filter((file) => file.says)) {
    assert.ok(inPage.some(({ file, what }) => file === name && says.test(what)), `${name}: ${JSON.stringify(inPage)}`);
    assert.match(stderr, new RegExp(`${name}: .*${says.source}`), "the program");
  }
  await index(person, "With faults");
  const [good, bad] = [files.filter((file) => file.phrase), files.filter((file) => !file.phrase)];
  for (const file of good) await finds(person, file);
  // Nothing of the others is in it, nor what lies outside of an archive.
  await person.click("link", "Documents");
  await person.find("link", "good");
  const documents = await linked(person.page);
  assert.ok(documents.every((path) => good.some(({ name }) => isOf(path, name))), documents.join());
  assert.ok(bad.length > 4);
  await toList(person);
  assert.deepEqual(await titles(person.page), ["Before", "With faults"]);
  await person.click("link", "Before");
  await isOpen(person);
  await finds(person, { name: "before.txt", phrase: "early sparrow 1" });
  await person.close();
});

test("where no file can be read it is said why, and all is as it was", async () => {
  const files = (await broken()).filter((file) => !file.phrase);
  const person = await open();
  await made(person, "Kept", [text("kept.txt", "early sparrow 2")]);
  await toList(person);
  await choose(person, onDisk("useless", files));
  await person.says("alert", /No corpus was made.*None of these files could be read as a text.*What was here before is as it was/);
  const inPage = await troubles(person);
  for (const { name, says } of files) assert.ok(inPage.some(({ gravity, file, what }) => gravity === "not used" && file === name && says.test(what)), name);
  // What is no corpus file, or is one that was cut short.
  await person.click("button", "Cancel");
  await choose(person, onDisk("packages", [{ name: "no.readout", bytes: Buffer.from("no archive") }]));
  await person.says("alert", /no corpus file that Readout has saved: it is no zip archive/);
  await person.click("button", "Try again");
  await person.says("alert", /no corpus file/);
  await person.click("button", "Cancel");
  assert.deepEqual(await titles(person.page), ["Kept"]);
  await person.click("link", "Kept");
  await isOpen(person);
  await finds(person, { name: "kept.txt", phrase: "early sparrow 2" });
  await person.close();
});

test("no script of a document runs, and its markup is shown as text", async () => {
  const files = hostile();
  const person = await open();
  const { page } = person;
  const said = [];
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  const isSafe = async (where) => {
    const found = await page.evaluate(() => ({
      ran: typeof globalThis.ran,
      made: document.querySelectorAll("b[onmouseover], [onclick], [onload], [onerror], img[src='x'], iframe, main script, [href^='javascript:' i]").length,
    }));
    assert.deepEqual(found, { ran: "undefined", made: 0 }, where);
  };
  await choose(person, onDisk("hostile", files));
  await person.heading("What was found");
  for (const sample of await page.$$("details.sample summary")) await sample.click();
  await isSafe("What was found");
  const title = '<img src=x onerror="window.ran = true"> & <b>bold</b>';
  await index(person, title);
  await isSafe("Overview");
  assert.ok((await page.title()).includes(title), await page.title());
  for (const file of files) {
    await finds(person, file);
    await isSafe(`Search, ${file.name}`);
  }
  await person.search("");
  await page.keyboard.press("Enter");
  await person.click("link", "Documents");
  await person.find("link", /bold/);
  await isSafe("Documents");
  const documents = await linked(page);
  assert.equal(documents.length, files.length + 1);
  for (const path of documents) {
    await page.evaluate((path) => (location.hash = `#/read/${encodeURIComponent(path)}${location.hash.replace(/^[^?]*/, "")}`), path);
    await page.waitForFunction(() => document.querySelector("article")?.innerText.length > 40);
    await isSafe(path);
    const { literal, phrase } = files.find(({ name }) => isOf(path, name));
    const shown = await page.$eval("article", (article) => article.innerText.replace(/\s+/g, " "));
    if (literal && shown.includes(phrase)) assert.ok(shown.includes(HARM), `${path} is shown as ${shown}`);
  }
  for (const view of ["Concordance", "Terms", "Collocates", "Trends", "Compare"]) {
    await person.click("link", view);
    await person.find("link", "Overview");
    await isSafe(view);
  }
  await toList(person);
  await isSafe("Corpora");
  assert.deepEqual(await titles(page), [title]);
  assert.deepEqual(said, []);
  await person.close();
});

test("a corpus is renamed, removed and brought back, and stays so", async () => {
  const person = await open();
  const { page } = person;
  const again = async () => {
    await page.reload();
    await person.ready();
    await person.heading("Corpora here");
    await person.find("link", /./, await page.$("main"));
  };
  await made(person, "First name", [text("one.txt", "early sparrow 3")]);
  await toList(person);
  await press(person, "First name", "Rename");
  await person.write("textbox", "Title", "Second name");
  await person.find("link", "Second name");
  await again();
  await entry(person, "Second name");
  assert.deepEqual(await titles(page), ["Second name"]);

  await press(person, "Second name", "Remove");
  await person.says("status", /Removed “Second name” from this browser/);
  await page.waitForFunction(() => document.querySelectorAll("main li h3").length === 1);
  await person.click("button", "Undo");
  await entry(person, "Second name");
  await again();
  await person.click("link", "Second name");
  await isOpen(person);
  await finds(person, { name: "one.txt", phrase: "early sparrow 3" });

  // The one that is open can be removed as well: then it is the page's own that is shown.
  await toList(person);
  await press(person, "Second name", "Remove");
  await page.waitForFunction(() => document.querySelectorAll("main li h3").length === 1 && !/corpus=/.test(location.hash));
  await again();
  await person.says("status", /documents/);
  assert.deepEqual(await titles(page), []);
  await person.close();
});

test("a corpus that is read again keeps its place, with the files that are added", async () => {
  const person = await open();
  await made(person, "Growing", [text("one.txt", "early sparrow 4"), text("two.txt", "late sparrow 4")]);
  await toList(person);
  const field = await person.find("button", /^Add texts/, await entry(person, "Growing"));
  // One of the same name takes the place of the other.
  await field.uploadFile(...onDisk("more", [text("two.txt", "new heron 4"), text("three.txt", "grey heron 4")]));
  await person.heading("What was found");
  await person.find("button", "Index 3 documents");
  await index(person);
  await finds(person, { name: "one.txt", phrase: "early sparrow 4" });
  await finds(person, { name: "two.txt", phrase: "new heron 4" });
  await finds(person, { name: "three.txt", phrase: "grey heron 4" });
  await person.search('"late sparrow"');
  await person.says("status", /\b0 of 3 documents|No hits/);
  await toList(person);
  assert.deepEqual(await titles(person.page), ["Growing"]);
  await person.close();
});

test("what is cancelled leaves the list as it was, wherever it is", async () => {
  const row = (n) => `${n},A row of a table that is long enough to take a while and is number ${n} of very many of them all\r\n`;
  const large = { name: "large.csv", bytes: Buffer.from(`id,text\r\n${Array.from({ length: 120_000 }, (_, n) => row(n)).join("")}`) };
  const person = await open();
  const { page } = person;
  await made(person, "There", [text("there.txt", "early sparrow 5")]);
  await toList(person);
  const paths = onDisk("large", [large]);
  const isAsItWas = async () => {
    await person.heading("Corpora here");
    await entry(person, "There");
    assert.deepEqual(await titles(page), ["There"]);
    assert.equal(await page.$$eval("h2", (heads) => heads.some((head) => head.textContent === "What was found")), false);
  };
  await choose(person, paths);
  await person.says("status", /Loading|Reading/);
  await person.click("button", "Cancel");
  await isAsItWas();
  // Before it is indexed, and while it is.
  await choose(person, paths);
  await person.heading("What was found");
  await person.click("button", "Cancel");
  await isAsItWas();
  await choose(person, paths);
  await person.heading("What was found");
  await person.click("button", /^Index 120,000 documents/);
  await person.says("status", /Indexing/);
  await person.click("button", "Cancel");
  await isAsItWas();
  // Nor does anything come later.
  await new Promise((done) => setTimeout(done, 2_000));
  await page.reload();
  await person.ready();
  await isAsItWas();
  await made(person, "Next", [text("next.txt", "early sparrow 6")]);
  await finds(person, { name: "next.txt", phrase: "early sparrow 6" });
  await person.close();
});

test("a link to a corpus that is not here says so, and leads to the page's own", async () => {
  const person = await open("#/search?q=huawei&corpus=unknown");
  await person.says("alert", /This corpus is not in this browser.*called “unknown”/);
  await person.click("button", "Open the corpus of this page");
  await person.search("huawei");
  await person.says("status", /43 hits in 22 of 54 documents/);
  assert.doesNotMatch(await person.fragment(), /corpus=/);
  assert.deepEqual((await person.texts("alert")).filter((alert) => /not in this browser/.test(alert)), []);
  await person.close();
});

test("one goes from corpus to corpus, by links and through the history, and each has its own counts and link", async () => {
  const person = await open("#/search?q=huawei");
  const { page } = person;
  await person.says("status", /43 hits in 22 of 54 documents/);
  await toList(person);
  await made(person, "Mine", [text("one.txt", "early sparrow 11"), text("two.txt", "late sparrow 11")]);
  const mine = (await fingerprint(person)).slice(0, 12);
  const saysNothing = async () => assert.deepEqual((await person.texts("status")).filter((status) => /earlier state/.test(status)), []);
  assert.match(await person.fragment(), new RegExp(`corpus=mine.*fp=${mine}`));
  // The same link, opened anew.
  await page.reload();
  await person.ready();
  await isOpen(person);
  await person.says("status", /2 documents/);
  await saysNothing();

  await finds(person, { name: "two.txt", phrase: "late sparrow 11" });
  await page.evaluate(() => (location.hash = "#/search?q=huawei"));
  await person.says("status", /43 hits in 22 of 54 documents/);
  await page.goBack();
  await person.says("status", /1 hit in 1 of 2 documents/);
  assert.deepEqual(await linked(page), ["two.txt"]);
  await saysNothing();
  await page.goForward();
  await person.says("status", /43 hits in 22 of 54 documents/);
  await saysNothing();
  // Filters of one are none of the other.
  await toList(person);
  await person.click("link", "Mine");
  await person.says("status", /2 documents/);
  assert.doesNotMatch(await person.fragment(), /q=|where=/);
  await person.close();
});

test("where the part that reads files does not arrive, the page says so, and tries again", async () => {
  let isLost = true;
  const own = await serve(dist, (name) => (isLost && /^importer/.test(name) ? { status: 404 } : undefined));
  const person = await open(VIEW, { site: own });
  await choose(person, onDisk("unread", [text("one.txt", "early sparrow 12")]));
  await person.says("alert", /No corpus was made.*The part of this page that reads files could not be fetched/);
  isLost = false;
  await person.click("button", "Try again");
  await index(person, "Read at last");
  await finds(person, { name: "one.txt", phrase: "early sparrow 12" });
  await person.close();
  await own.close();
});

// Where nothing is kept: as a browser does that forbids it, and one that has no room.
for (const [what, how, onList, notice] of [
  ["storage is forbidden", { before: () => (IDBFactory.prototype.open = () => { throw new DOMException("The operation is insecure.", "SecurityError"); }) }, /Nothing can be kept in this browser/, /This browser keeps nothing for this page/],
  ["storage is full", { quota: 20_000 }, /There is no room left in this browser/, /This browser has no room left/],
]) {
  test(`where ${what} a corpus can be used until the page is closed, and saved`, async () => {
    const person = await open(VIEW, { before: how.before });
    const { page } = person;
    if (how.quota) {
      const client = await page.createCDPSession();
      await client.send("Storage.overrideQuotaForOrigin", { origin: new URL(site.address).origin, quotaSize: how.quota });
    } else {
      await person.says("alert", onList);
    }
    // Bytes that do not pack well.
    const noise = Array.from({ length: 4_000 }, (_, n) => Math.imul(n + 1, 0x9e3779b1).toString(36)).join(" ");
    await made(person, `When ${what}`, [text("one.txt", "early sparrow 7"), { name: "noise.txt", bytes: Buffer.from(noise) }]);
    await person.says("status", notice);
    await finds(person, { name: "one.txt", phrase: "early sparrow 7" });
    const mine = await fingerprint(person);
    await toList(person);
    await person.says("alert", onList);
    await entry(person, `When ${what}`);
    assert.match((await listed(page)).at(-1), /not kept: gone when this page is closed/);
    const into = await saveInto(person, `saved when ${what}`);
    await press(person, `When ${what}`, "Corpus file");
    assert.match(basename(await saved(into)), /^when-storage-.*\.readout$/);
    // It can be left and come back to.
    await person.click("link", bundled);
    await page.waitForFunction(() => !/corpus=/.test(location.hash));
    await person.says("status", /54 documents/);
    await toList(person);
    await person.click("link", `When ${what}`);
    await isOpen(person);
    assert.equal(await fingerprint(person), mine);
    await person.close();
  });
}

test("a corpus that is saved as a file is the same when it is opened again, here and by the program", async () => {
  const person = await open();
  const { page } = person;
  await choose(person, onDisk("to save", all.slice(0, 6)));
  await index(person, "To be saved");
  const mine = await fingerprint(person);
  await toList(person);
  const into = await saveInto(person, "saved");
  await press(person, "To be saved", "Corpus file");
  const path = await saved(into);
  assert.equal(basename(path), "to-be-saved.readout");

  const bytes = readFileSync(path);
  const files = unzip(bytes);
  mkdirSync(join(folder, "unpacked"));
  for (const [name, content] of files) writeFileSync(join(folder, "unpacked", name), content);
  assert.equal(native("check", join(folder, "unpacked")).fingerprint, mine);
  await person.close();

  // In another browser.
  const other = await open();
  await choose(other, [path]);
  await isOpen(other);
  await other.says("status", /“To be saved” is kept in this browser/);
  assert.equal(await fingerprint(other), mine);
  for (const source of all.slice(0, 6)) await finds(other, source);
  // A byte that is changed is found.
  await toList(other);
  const damaged = Buffer.from(bytes);
  damaged[bytes.length >> 1] ^= 4;
  await choose(other, onDisk("damaged", [{ name: "damaged.readout", bytes: damaged }]));
  await other.says("alert", /No corpus was made/);
  await other.click("button", "Cancel");
  assert.deepEqual(await titles(other.page), ["To be saved"]);
  await other.close();
});

test("a corpus goes out as a website, as one HTML file and as a table of its documents", async () => {
  const person = await open();
  await choose(person, onDisk("to publish", all.slice(0, 4)));
  await index(person, "To be published");
  const mine = await fingerprint(person);
  await toList(person);
  const save = async (button) => {
    const into = await saveInto(person, button);
    await press(person, "To be published", button);
    return saved(into);
  };
  const shows = async (address) => {
    const other = await visit(browser, address);
    await other.ready();
    for (const source of all.slice(0, 4)) await finds(other, source);
    assert.equal(await fingerprint(other), mine);
    await other.close();
  };
  const [site, single, table] = [await save("Website"), await save("One HTML file"), await save("Table of documents")];
  assert.deepEqual([site, single, table].map((path) => basename(path)), ["to-be-published-site.zip", "to-be-published.html", "to-be-published-documents.csv"]);
  for (const [name, content] of unzip(readFileSync(site))) {
    const path = join(folder, "website", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  const inner = readdirSync(join(folder, "website"));
  const served = await serve(inner.includes("index.html") ? join(folder, "website") : join(folder, "website", inner[0]));
  await shows(served.address);
  await served.close();
  await shows(pathToFileURL(single).href);
  const [, ...rows] = readFileSync(table, "utf8").trim().split(/\r?\n/);
  assert.equal(rows.length, 4);
  await person.close();
});

test("texts come by a drop and by pasting as well", async () => {
  const person = await open("#/search?q=huawei");
  const { page } = person;
  const paths = onDisk("dropped", [text("one.txt", "early sparrow 8"), text("two.md", "late sparrow 8")]);
  mkdirSync(join(folder, "dropped", "inner"));
  writeFileSync(join(folder, "dropped", "inner", "three.txt"), text("three.txt", "lost sparrow 8").bytes);
  assert.equal(paths.length, 2);
  // A folder, on any view: it names the corpus.
  const client = await page.createCDPSession();
  const data = { items: [], files: [join(folder, "dropped")], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) await client.send("Input.dispatchDragEvent", { type, x: 400, y: 400, data });
  await person.heading("What was found");
  assert.equal(await (await person.find("textbox", "Title")).evaluate((field) => field.value), "dropped");
  await index(person);
  await finds(person, { name: "inner/three.txt", phrase: "lost sparrow 8" });
  await finds(person, { name: "two.md", phrase: "late sparrow 8" });

  await toList(person);
  await person.click("button", "Paste a text …");
  const field = await person.find("textbox", "Text");
  await field.click();
  await page.keyboard.type("A text that was never in a file, with a velvet curtain 9 in it.");
  const name = await person.find("textbox", "Title");
  await name.click();
  await page.keyboard.type("From the clipboard");
  await person.click("button", "Read it");
  await index(person);
  await finds(person, { name: "From the clipboard.txt", phrase: "velvet curtain 9" });
  await person.close();
});

test("how texts are read can be changed before they are indexed", async () => {
  const person = await open();
  const table = { name: "survey.csv", bytes: Buffer.from("id,first,second,when\n1,The bread here is good and the people are kind to me,Nothing at all could be better than it is now here,03/04/2019\n2,I come for the quiet wicker basket 10 by the door,More chairs would be of help to older people who come,05/06/2019\n") };
  await choose(person, onDisk("survey", [table]));
  await person.heading("What was found");
  const isShown = (start) => person.page.waitForFunction((start) => document.querySelector(".sample-text")?.textContent.startsWith(start), {}, start);
  await isShown("Nothing at all");
  await person.choose("Column with the text", "first");
  await isShown("The bread here");
  await person.choose("Dates such as 03/04/2019", "month first");
  await person.page.waitForFunction(() => [...document.querySelectorAll("details.sample .meta")].some((meta) => /Mar 4, 2019/.test(meta.textContent)));
  await person.choose("Stems", "none");
  await person.choose("Stems", "english");
  await person.heading("What was found");
  assert.deepEqual(await person.violations(), []);
  await index(person, "Survey");
  await finds(person, { name: "survey.csv", phrase: "wicker basket 10" });
  // It is read the same way when it is read again.
  await toList(person);
  await press(person, "Survey", "Read again …");
  await person.heading("What was found");
  const column = await person.find("combobox", "Column with the text");
  assert.equal(await column.evaluate((select) => select.value), "first");
  await person.click("button", "Cancel");
  assert.deepEqual(await person.violations(), []);
  await person.close();
});

test("corpus.toml and metadata.csv beside the texts say the same as to the program", async () => {
  const files = [
    text("one.txt", "early sparrow 13"),
    text("two.txt", "late sparrow 13"),
    { name: "metadata.csv", bytes: Buffer.from("filename,title,date,place\none.txt,The first,2019-05-01,Bath\ntwo.txt,The second,2020-06-02,Genève\n") },
    { name: "corpus.toml", bytes: Buffer.from('title = "Sparrows"\nlanguage = "en"\n') },
  ];
  const person = await open();
  await choose(person, onDisk("described", files));
  await person.heading("What was found");
  assert.equal(await (await person.find("textbox", "Title")).evaluate((field) => field.value), "Sparrows");
  const fields = await person.table(/Fields/);
  assert.ok(fields.some(([field, , documents]) => /^Place/.test(field) && documents === "2"), JSON.stringify(fields));
  await index(person);
  readout("build", join(folder, "described"), "--out", join(folder, "described-package"));
  assert.equal(await fingerprint(person), native("info", join(folder, "described-package")).fingerprint);
  await person.click("link", "Documents");
  await person.find("link", "The second");
  await person.close();
});

test("a reader's corpora go with all else that is forgotten", async () => {
  const person = await open();
  await made(person, "To be forgotten", [text("one.txt", "early sparrow 14")]);
  await person.forget();
  await person.ready();
  await person.page.evaluate(() => (location.hash = "#/corpora"));
  await person.heading("Corpora here");
  await person.find("link", bundled);
  assert.deepEqual(await titles(person.page), []);
  await person.page.evaluate(() => (location.hash = "#/overview?corpus=to-be-forgotten"));
  await person.says("alert", /This corpus is not in this browser/);
  await person.close();
});

test("nothing of all this was asked of another host", () => assert.deepEqual(asked, []));
