// Without a network, and from one build to the next.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dist, launch, native, readout, serve, visit } from "./person.mjs";

const folder = mkdtempSync(join(tmpdir(), "readout-offline-"));
const next = join(folder, "next");
let browser;
before(async () => {
  // Another build, whose words and title can be told from this one's.
  cpSync(dist, next, { recursive: true });
  const change = (name, from, to) => {
    const text = readFileSync(join(next, name), "utf8");
    assert.ok(text.includes(from), `${name} has no ${from}`);
    writeFileSync(join(next, name), text.replace(from, to));
  };
  change(join("locales", "en.txt"), "\noverview = Overview\n", "\noverview = Outlook\n");
  change("index.html", "<title>Readout</title>", "<title>Readout anew</title>");
  readout("offline", next);
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

// A visit to the page that has gone on until the page, with all of its files, is kept.
async function keptVisit() {
  const site = await serve(dist);
  const person = await visit(browser, site.address, { kept: true });
  await person.ready();
  await person.page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done));
  });
  return { site, person, page: person.page, port: Number(new URL(site.address).port) };
}

const lists = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("readout ")));

test("a visit, no network, and all of it once more", async () => {
  const { site, person, page } = await keptVisit();
  await site.close();

  await page.reload();
  await person.ready();
  await person.search("huawei");
  await person.says("status", /43 hits in 22 of 54 documents/);
  await page.keyboard.press("Enter");
  await person.click("link", "Trends");
  await person.find("slider", "Points of the chart");
  await person.click("link", "Documents");
  const { title } = native("search", "public/corpus", "huawei").results[0];
  await person.click("link", title);
  await person.heading(title);
  // Another address within the page, in another language: none of it was fetched before.
  await page.goto(`${site.address}#/search?q=xinjiang&lang=zh`);
  await page.reload();
  await person.ready();
  await person.find("navigation", "视图");
  await person.close();
});

test("a newer build is offered, taken when the reader says so, and never mixed with the older one", async () => {
  let { site, person, page, port } = await keptVisit();
  const [older] = await lists(page);
  await site.close();

  site = await serve(next, undefined, undefined, port);
  await page.goto(`${site.address}#/search?q=huawei`);
  await page.reload();
  await person.ready();
  await person.find("button", "Use it");
  // Until then all is as it was, also after another visit.
  for (let visits = 0; visits < 2; visits++) {
    await person.find("link", "Overview");
    await page.reload();
    await person.ready();
    await person.find("button", "Use it");
  }
  assert.ok((await lists(page)).includes(older));

  // Another tab goes on with the older one until it is told to do otherwise.
  const other = await page.browserContext().newPage();
  await other.goto(`${site.address}#/terms`);
  await other.waitForSelector("body[data-ready]");
  await other.waitForSelector(".update button");
  await page.bringToFront();
  const loaded = page.waitForNavigation();
  await person.click("button", "Use it");
  await loaded;
  await person.ready();
  await person.find("link", "Outlook");
  assert.match(await other.$eval("nav", (nav) => nav.textContent), /Overview/);
  await other.bringToFront();
  const again = other.waitForNavigation();
  await other.click(".update button");
  await again;
  await other.waitForFunction(() => document.querySelector("nav")?.textContent.includes("Outlook"));
  await other.close();
  await page.bringToFront();
  assert.match(await page.evaluate(() => fetch("./").then((answer) => answer.text())), /Readout anew/);
  assert.match(await person.fragment(), /search\?q=huawei/);
  assert.equal((await person.texts("button")).includes("Use it"), false);
  const left = await lists(page);
  assert.equal(left.length, 1);
  assert.notEqual(left[0], older);

  // And it is kept like the first.
  await site.close();
  await page.reload();
  await person.ready();
  await person.find("link", "Outlook");
  await person.close();
});

test("a build that does not arrive whole is not taken", async () => {
  let { site, person, page, port } = await keptVisit();
  await site.close();

  // Its list is there, but one file is still that of the older build.
  site = await serve(next, (name) => (name === "locales/en.txt" ? { bytes: readFileSync(join(dist, name)) } : undefined), undefined, port);
  await page.reload();
  await person.ready();
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const newer = registration.installing ?? (await registration.update(), registration.installing);
    if (newer) await new Promise((done) => newer.addEventListener("statechange", done));
    return newer?.state;
  });
  assert.equal(state, "redundant");
  await person.find("link", "Overview");
  await site.close();
  await page.reload();
  await person.ready();
  await person.find("link", "Overview");
  await person.close();
});

test("what is kept in the browser can be taken away", async () => {
  const { site, person, page } = await keptVisit();
  await person.forget();
  await person.ready();
  // Nor is it kept again in this tab.
  await person.search("huawei");
  await person.says("status", /43 hits/);
  await new Promise((done) => setTimeout(done, 1500));
  assert.deepEqual(await lists(page), []);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistration().then(Boolean)), false);
  await person.close();
  await site.close();
});

test("where what keeps the page does not arrive, nothing is kept, and who wants to forget is told", async () => {
  const site = await serve(dist, (name) => (name === "kept.js" ? { status: 404 } : undefined));
  const person = await visit(browser, site.address, { kept: true });
  await person.ready();
  await person.search("huawei");
  await person.says("status", /43 hits/);
  assert.deepEqual(await lists(person.page), []);
  await person.click("button", "About");
  await person.click("button", "Forget all that is kept here");
  await person.click("button", "Forget subsets, chosen lines and all else?");
  await person.says("alert", /did not arrive.*kept\.js/);
  await person.close();
  await site.close();
});
