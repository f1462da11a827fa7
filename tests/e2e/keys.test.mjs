// The keys that the help lists: each is pressed, and has to do what its row says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { builtPage, native } from "./person.mjs";

const open = builtPage();
const { doc } = native("search", "public/corpus", "china").results[0];

// How a browser's driver names what is written on a key.
const names = { "↓": "ArrowDown", "↑": "ArrowUp", "→": "ArrowRight", "←": "ArrowLeft" };

const focused = (person) => person.page.evaluate(() => document.activeElement.id);
const becomes = (person, condition, ...values) => person.page.waitForFunction(condition, {}, ...values);

// A change of what the points of a chart say, from either end of them.
async function moves(person, key, press) {
  const points = await person.find("slider", "Points of the chart");
  const now = () => points.evaluate((points) => points.getAttribute("aria-valuenow"));
  for (const end of ["Home", "End"]) {
    await points.focus();
    await person.page.keyboard.press(end);
    const before = await now();
    await press();
    if ((await now()) !== before) return;
  }
  assert.fail(`${key} leaves the point where it is`);
}

// What each row of the help says, the link where that is tried, and how it is known to have been done.
const rows = [
  ["goes to the search box", "#/search", async (person, key, press) => {
    await press();
    assert.equal(await focused(person), "search-box");
    assert.equal(await person.page.$eval("#search-box", (box) => box.value), "");
  }],
  ["this help", "#/search", async (person, key, press) => {
    await press();
    await person.heading("Help and keys");
  }],
  ["in the search box: goes through what it offers; in an empty one, through past queries", "#/search", async (person, key, press) => {
    await person.search("hua");
    await person.find("option", /^huawei/);
    await press();
    await becomes(person, () => document.querySelector("#search-box").hasAttribute("aria-activedescendant"));
  }],
  ["in the search box: takes the chosen offer, or shows the results", `#/read/${doc}?q=huawei`, async (person, key, press) => {
    await person.page.focus("#search-box");
    await press();
    await becomes(person, () => location.hash.startsWith("#/search"));
  }],
  ["in the search box: closes what it offers, then clears it; once more brings the query back", "#/search?q=huawei", async (person, key, press) => {
    await person.page.focus("#search-box");
    for (const value of ["", "huawei"]) {
      await press();
      await becomes(person, (value) => document.querySelector("#search-box").value === value, value);
    }
  }],
  ["closes a dialog, or the filters over a narrow page", "#/search?q=huawei", async (person, key, press) => {
    await person.click("button", "About");
    await person.page.waitForSelector("dialog[open]");
    await press();
    await becomes(person, () => !document.querySelector("dialog[open]"));
    await person.page.setViewport({ width: 390, height: 844 });
    await person.click("button", "Filters");
    await person.page.waitForSelector(".filters.open");
    await press();
    await becomes(person, () => !document.querySelector(".filters.open"));
  }],
  ["in a document: the next hit", `#/read/${doc}?q=china`, async (person, key, press) => {
    for (const hit of ["Hit 1 of", "Hit 2 of"]) {
      await press();
      await becomes(person, (hit) => document.querySelector(".hit-now").textContent.startsWith(hit), hit);
    }
  }],
  ["in a document: the previous hit", `#/read/${doc}?q=china`, async (person, key, press) => {
    await press();
    await becomes(person, () => /^Hit (\d+) of \1$/.test(document.querySelector(".hit-now").textContent));
  }],
  ["in the concordance: the next line, the one before", "#/concordance?q=huawei", async (person, key, press) => {
    await person.page.focus("#line-1");
    await press();
    await becomes(person, () => /^line-[02]$/.test(document.activeElement.id));
  }],
  ["on a line: opens it in its text", "#/concordance?q=huawei", async (person, key, press) => {
    await person.page.focus("#line-1");
    await press();
    await becomes(person, () => location.hash.startsWith("#/read/"));
  }],
  ["on a line: chooses it", "#/concordance?q=huawei", async (person, key, press) => {
    await person.page.focus("#line-1");
    await press();
    await becomes(person, () => document.querySelectorAll(".kwic-table input:checked").length === 1);
  }],
  ["on a line: copies it with its source", "#/concordance?q=huawei", async (person, key, press) => {
    await person.page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => void (globalThis.copied = text);
    });
    await person.page.focus("#line-1");
    await press();
    await becomes(person, () => /huawei/i.test(globalThis.copied));
  }],
  ["on a chart: goes from point to point; with Shift it chooses a stretch of time", "#/trends?q=huawei, security&by=year", moves],
  ["on a chart: goes to the first point, to the last", "#/trends?q=huawei, security&by=year", moves],
  ["on a chart: opens what a point counts, or filters by the chosen stretch", "#/trends?q=huawei&by=year", async (person, key, press) => {
    await (await person.find("slider", "Points of the chart")).focus();
    await press();
    await becomes(person, () => location.hash.startsWith("#/search"));
  }],
  ["on a chart: leaves point and stretch", "#/trends?q=huawei&by=year", async (person, key, press) => {
    await (await person.find("slider", "Points of the chart")).focus();
    await person.page.waitForSelector(".chart-tip");
    await press();
    await becomes(person, () => !document.querySelector(".chart-tip"));
  }],
];

// The rows of the help, as what is written on their keys and what they say.
async function listed() {
  const person = await open("#/search");
  await person.click("button", "Help and keys");
  const table = await person.page.waitForFunction(() => [...document.querySelectorAll("dialog[open] table")].find((table) => table.caption.textContent === "Keys"));
  const all = await table.evaluate(({ tBodies: [body] }) => Array.from(body.rows, (row) => [[...row.querySelectorAll("kbd")].map((key) => key.textContent), row.cells[1].textContent]));
  await person.close();
  return all;
}

test("each key that the help lists does what it says there", async () => {
  const all = await listed();
  assert.deepEqual(all.map(([, says]) => says), rows.map(([says]) => says));
  const faults = [];
  for (const [at, [, link, tried]] of rows.entries()) {
    const [keys, says] = all[at];
    assert.ok(keys.length > 0, says);
    for (const key of keys) {
      const person = await open(link);
      person.page.setDefaultTimeout(5_000);
      await tried(person, key, () => person.page.keyboard.press(names[key] ?? key)).catch((error) => faults.push(`${key}, ${says}: ${error.message}`));
      await person.close();
    }
  }
  assert.deepEqual(faults, []);
});

test("a control that has a key has one that the help lists, and says which", async () => {
  const keys = (await listed()).flatMap(([keys]) => keys);
  const found = new Set();
  for (const link of ["#/search?q=china", "#/concordance?q=china", `#/read/${doc}?q=china`]) {
    const person = await open(link);
    await person.find("button", /Next hit|Leave out UK|^Copy$/);
    for (const [key, tag, title] of await person.page.$$eval("[aria-keyshortcuts]", (all) => all.map((one) => [one.getAttribute("aria-keyshortcuts"), one.tagName, one.title]))) {
      assert.ok(keys.includes(key), key);
      if (tag === "BUTTON") assert.ok(title.endsWith(`(${key})`), title);
      found.add(key);
    }
    await person.close();
  }
  assert.equal(found.size, 6);
});
