// A page that is used for long: its memory stays what it was, and whatever is done to it in whatever order, nothing traps,
// throws or stands still.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hosted, random, visit } from "../person.mjs";

const here = hosted();

const VIEWS = ["overview", "search", "concordance", "trends", "terms", "collocates", "compare", "documents"];
const QUERIES = ["china", "huawei", "trade"];
/** Changes of view until every view has been there with every query, and those after. */
const FIRST = 50;
const MORE = 400;

test("memory stays what it was after 50 changes of view", { timeout: 300_000 }, async (t) => {
  const person = await visit(here.browser, here.site.address);
  // The page keeps its memory to itself: it is taken where the module is made.
  await person.page.evaluateOnNewDocument(() => {
    globalThis.memories = [];
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const make = WebAssembly[name];
      WebAssembly[name] = async (...given) => {
        const made = await make.apply(WebAssembly, given);
        memories.push((made.instance ?? made).exports.memory);
        return made;
      };
    }
  });
  await person.page.reload();
  await person.ready();
  const change = (from, to) =>
    person.page.evaluate(
      async (views, queries, from, to) => {
        const idle = () => document.querySelector('main [aria-busy="true"], main .is-pending') === null;
        for (let at = from; at < to; at++) {
          location.hash = `#/${views[at % views.length]}?q=${queries[at % queries.length]}`;
          // Calm: what was asked is answered, and painted.
          for (let frames = 0; frames < 4 || !idle(); frames++) await new Promise((done) => requestAnimationFrame(done));
        }
        return memories[0].buffer.byteLength;
      },
      VIEWS,
      QUERIES,
      from,
      to,
    );
  const before = await change(0, FIRST);
  const after = await change(FIRST, FIRST + MORE);
  t.diagnostic(`${before.toLocaleString("en")} bytes after ${FIRST} changes, ${after.toLocaleString("en")} after ${MORE} more`);
  assert.ok(before > 0 && after <= before * 1.1, `${before} bytes became ${after}`);
  await person.close();
});

/** Visits, each by a seed of its own, and what is done in each. */
const VISITS = 8;
const ACTIONS = 250;
/** Milliseconds for which the page may not stand still. */
const FROZEN = 1000;

test(`${VISITS * ACTIONS} random actions`, { timeout: 900_000 }, async (t) => {
  const failed = [];
  for (let seed = 1; seed <= VISITS; seed++) {
    const person = await visit(here.browser, here.site.address, seed % 3 === 0 ? { width: 390, height: 844 } : {});
    await person.ready();
    const numbers = Array.from({ length: ACTIONS * 4 }, random(seed));
    const { did, slowest } = await person.page.evaluate(monkey, numbers);
    const faults = [...person.faults];
    if (slowest > FROZEN) faults.push(`the page stood still for ${Math.round(slowest)} ms`);
    if (await person.page.evaluate(() => document.body.dataset.ready !== "true")) faults.push("the page has stopped");
    if (faults.length > 0) failed.push(`seed ${seed}: ${faults[0]}; last: ${did.slice(-12).join(", ")}`);
    await person.context.close();
    t.diagnostic(`seed ${seed}: ${did.length} actions, at most ${Math.round(slowest)} ms without a frame`);
  }
  assert.deepEqual(failed, []);
});

// Runs in the page. What leaves it is passed over: files, other pages, and what loads it anew. What was done, and the
// longest time in which the page did nothing else.
async function monkey(numbers) {
  const next = () => numbers.pop();
  const one = (list) => list[Math.floor(next() * list.length)];
  HTMLAnchorElement.prototype.click = () => {};
  globalThis.open = () => null;
  globalThis.print = () => {};
  const WORDS = ["huawei", '"cold war"', "chin*", "(", '"', "speaker:*", "date:2019..", "-the", "[word=", "/a(/", "a, b, c", "", "5", "-1", "peace~2", "£", "习", "x".repeat(300)];
  const KEYS = ["j", "k", "/", "?", "Escape", "Enter", "ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Home", "End", "x", "c", "n", "p", "Delete"];
  const leaves = (e) => e.matches("a:not([href^='#']), input[type=file]") || /forget|language|中文|English|reload|try again|print/i.test(`${e.textContent} ${e.ariaLabel ?? ""} ${e.labels?.[0]?.textContent ?? ""}`.slice(0, 200));
  const can = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && !e.closest("[inert]") && !leaves(e);
  const things = () => {
    const dialog = document.querySelector("dialog[open]");
    return [...(dialog ?? document).querySelectorAll("a, button, select, input, textarea, summary, [role=slider], [tabindex='0']")].filter(can);
  };
  const press = (target, key) => {
    target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    target.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true }));
  };
  const write = (field) => {
    field.focus();
    field.value = one(WORDS);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    if (next() < 0.6) press(field, "Enter");
  };
  const did = [];
  let behind = 0;
  let slowest = 0;
  let last = performance.now();
  const watch = new MessageChannel();
  let watching = true;
  watch.port1.onmessage = () => {
    const now = performance.now();
    slowest = Math.max(slowest, now - last);
    last = now;
    if (watching) setTimeout(() => watch.port2.postMessage(0), 10);
  };
  watch.port2.postMessage(0);
  while (numbers.length >= 4) {
    const left = numbers.length;
    const entries = history.length;
    const kind = next();
    const all = things();
    if (kind < 0.1) {
      press(document.activeElement ?? document.body, one(KEYS));
      did.push("key");
    } else if (kind < 0.15 && behind > 0) {
      behind--;
      history.back();
      did.push("back");
    } else if (kind < 0.2) {
      scrollTo(0, next() * document.body.scrollHeight);
      did.push("scroll");
    } else if (all.length > 0) {
      const thing = one(all);
      did.push(`${thing.localName} ${(thing.ariaLabel ?? thing.textContent).trim().slice(0, 20)}`);
      if (thing.localName === "select") {
        thing.selectedIndex = Math.floor(next() * thing.options.length);
        thing.dispatchEvent(new Event("change", { bubbles: true }));
      } else if (thing.matches("textarea, input:not([type=checkbox]):not([type=radio]):not([type=range])")) {
        write(thing);
      } else {
        thing.focus();
        thing.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window }));
      }
    }
    if (history.length > entries) behind++;
    await new Promise((done) => setTimeout(done, next() * 60));
    // Four numbers an action, whatever it has used of them.
    numbers.length = Math.min(numbers.length, left - (left % 4 || 4));
  }
  await new Promise((done) => setTimeout(done, 1500));
  watching = false;
  return { did, slowest };
}
