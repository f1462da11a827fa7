// The search box: what it offers, past queries, and what helps where nothing is found.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { builtPage, native, root } from "./person.mjs";

const corpus = join(root, "public", "corpus");
const open = builtPage();

const value = (person) => person.page.$eval('[role="combobox"]', (box) => box.value);
const press = (person, key) => person.page.keyboard.press(key);

test("what is typed is completed by keys, with counts under the filters", async () => {
  const person = await open("#/search?where=side:China");
  await person.search("hua");
  await person.find("option", /^huawei/);
  const box = await person.find("combobox", "Search the corpus");
  assert.equal(await box.evaluate((b) => b.getAttribute("aria-expanded")), "true");
  await press(person, "ArrowDown");
  const active = await box.evaluate((b) => document.getElementById(b.getAttribute("aria-activedescendant")).textContent);
  assert.match(active, /^huawei/);
  await press(person, "Enter");
  assert.equal(await value(person), "huawei");
  await person.says("status", /hits in/);
  await person.page.keyboard.type(" speaker:xiao");
  await person.find("option", /^Liu Xiaoming/);
  await press(person, "ArrowDown");
  await press(person, "Enter");
  assert.equal(await value(person), 'huawei speaker:"Liu Xiaoming"');
  assert.equal((await person.texts("option")).length, 0);
  await person.close();
});

test("Escape closes what is offered first, then clears; an empty box offers past queries", async () => {
  const person = await open("#/search");
  await person.search("golden");
  await press(person, "Enter");
  await press(person, "Escape");
  assert.equal(await value(person), "");
  await press(person, "ArrowDown");
  await person.find("option", /^golden/);
  await press(person, "ArrowDown");
  await press(person, "ArrowUp");
  await press(person, "Enter");
  assert.equal(await value(person), "golden");
  await person.close();
});

test("a click on an offer takes it", async () => {
  const person = await open("#/search");
  await person.search('"cold w');
  await person.click("option", /^war/);
  assert.equal(await value(person), '"cold war');
  await person.close();
});

test("a value can be left out, and taken back", async () => {
  const person = await open("#/search?q=huawei");
  await person.says("status", /^43 hits/);
  await person.click("button", "Leave out China");
  assert.match(await person.fragment(), /where=-side:China/);
  await person.says("status", /in \d+ of 54/);
  await person.click("checkbox", /^China/);
  assert.match(await person.fragment(), /where=side:China/);
  await person.click("button", "Leave out UK");
  assert.match(await person.fragment(), /where=side:China&where=-side:UK/);
  await person.click("button", /Remove Side: not UK/);
  assert.doesNotMatch(await person.fragment(), /UK/);
  await person.close();
});

test("a value that is not there leads to those that are like it", async () => {
  for (const typed of ["Liu", "Lui", "xiaoming"]) {
    const person = await open(`#/search?q=huawei speaker:${typed}`);
    await person.heading(/.*/);
    await person.click("button", 'huawei speaker:"Liu Xiaoming"');
    assert.equal(await value(person), 'huawei speaker:"Liu Xiaoming"');
    await person.says("status", new RegExp(`^${native("search", corpus, 'huawei speaker:"Liu Xiaoming"').matches} hits`));
    await person.close();
  }
});

test("each of five mistakes is led on from", async () => {
  const person = await open("#/search");
  for (const [query, says, way] of [
    ['"golden era', /quotation mark is not closed/i, undefined],
    ["author:Liu", /There is no field “author”.*There are/is, undefined],
    ["huawey", /huawey does not occur/i, "huawei"],
    ["date:2020-13", /is not a date/i, undefined],
    ["huawei speaker:Reuters", /does not occur in what the filters and conditions leave/i, undefined],
  ]) {
    await person.search(query);
    await person.page.waitForFunction((source) => new RegExp(source, "is").test(document.querySelector("main, body").innerText), {}, says.source);
    if (way) {
      await person.click("button", way);
      assert.equal(await value(person), way);
    }
  }
  await person.close();
});
