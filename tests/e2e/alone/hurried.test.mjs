// Readers in a hurry: what is typed, opened, left and gone back to before anything could be answered. A seed makes each
// visit; whatever its rhythm, nothing traps or throws, and the page answers afterwards.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dist, launch, launchFirefox, native, random, root, serve, together, visit } from "../person.mjs";

const STEPS = 16;
// From so many to so many milliseconds between two steps. The first is the one in which most goes on at once.
const RHYTHMS = [[15, 60], [15, 60], [15, 60], [60, 150], [150, 300]];
const QUERIES = ["huawei", '"human rights"', "hong kong", "chin*", "sanctions, trade", "xyzzy", "side:UK", "/.*tion/", "the", '"cold', "peace~2"];
const VIEWS = ["Overview", "Search", "Concordance", "Trends", "Terms", "Collocates", "Compare", "Documents"];
// What is asked last.
const LAST = "embassy";
const { matches } = native("search", join(root, "public/corpus"), LAST);
const FILTERS = ["UK", "China", "compiler", "Liu Xiaoming"];

let site;
before(async () => (site = await serve(dist)));
after(() => site.close());

// Firefox slows the pages behind the one in front: there one visit ends before the next begins.
for (const [name, start, visits, atOnce] of [
  ["Chromium", launch, 100, 2],
  ["Firefox", launchFirefox, 20, 1],
]) {
  test(`${name}: ${visits} hurried visits`, async (t) => {
    const browser = await start();
    const seeds = Array.from({ length: visits }, (_, at) => at + 1);
    let failed;
    try {
      failed = (await together(seeds, atOnce, (seed) => hurried(browser, seed))).flat();
    } finally {
      await browser.close();
    }
    t.diagnostic(`${visits - failed.length} of ${visits} visits end well`);
    assert.deepEqual(failed, []);
  });
}

// One visit. What is wrong with it, with the steps that it took: none or one line.
async function hurried(browser, seed) {
  const person = await visit(browser, site.address);
  const faults = person.faults;
  person.page.on("console", (message) => {
    if (/RuntimeError|unreachable|panicked|Uncaught/.test(message.text())) faults.push(`on the console: ${message.text()}`);
  });
  const steps = stepsOf(random(seed));
  try {
    await person.ready();
    await person.page.evaluate(act, steps);
    if (faults.length === 0) await answers(person);
  } catch (error) {
    faults.push(error.message);
  }
  await person.context.close();
  const took = steps.map(({ what, name, wait }) => `${what}${name === undefined ? "" : ` ${name}`} (${wait})`).join(", ");
  return faults.length === 0 ? [] : [`visit ${seed}: ${faults[0]}; after: ${took}`];
}

// What a visit does: things to do by role and name, and how long until the next.
function stepsOf(random) {
  const one = (list) => list[Math.floor(random() * list.length)];
  const [least, most] = one(RHYTHMS);
  const wait = () => Math.round(least + random() * (most - least));
  const kinds = {
    type: () => [...[...one(QUERIES)].map((name, at) => ({ what: at === 0 ? "begin" : "type", name })), { what: "enter" }],
    view: () => [{ what: "view", name: one(VIEWS) }],
    back: () => [{ what: "back" }],
    filter: () => [{ what: "filter", name: one(FILTERS) }],
    open: () => [{ what: "open" }],
    scroll: () => [{ what: "scroll" }],
  };
  // Views most of all: each of them ends what the one before has begun.
  const likely = ["type", "view", "view", "view", "view", "back", "back", "filter", "open", "scroll"];
  const steps = [...kinds.type()];
  for (let count = 0; count < STEPS; count++) steps.push(...kinds[one(likely)]());
  return steps.map((step) => ({ ...step, wait: wait() }));
}

// Runs in the page, since a driver is slower than such a hurry. What is not there at that moment is passed over.
async function act(steps) {
  const named = (selector, name) => [...document.querySelectorAll(selector)].find((e) => (e.ariaLabel ?? (e.labels?.[0] ?? e).textContent).trim().startsWith(name));
  const box = () => named("[role=combobox]", "Search the corpus");
  const put = (text) => {
    const field = box();
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  // No further back than where the visit began.
  let behind = 0;
  const acts = {
    begin: (name) => put(name),
    type: (name) => put(box().value + name),
    enter: () => box().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true })),
    view: (name) => named("nav[aria-label=Views] a", name)?.click(),
    filter: (name) => named("input[type=checkbox]", name)?.click(),
    open: () => document.querySelector("main h2 a")?.click(),
    scroll: () => scrollTo(0, scrollY > 0 ? 0 : document.body.scrollHeight),
    back: () => {
      if (behind === 0) return;
      behind--;
      history.back();
    },
  };
  for (const { what, name, wait } of steps) {
    const entries = history.length;
    acts[what](name);
    if (history.length > entries) behind++;
    await new Promise((done) => setTimeout(done, wait));
  }
}

// A link is followed to what nobody has asked for so far, and the page says how often it occurs.
async function answers(person) {
  await person.page.evaluate((query) => void (location.hash = `#/search?q=${query}`), LAST);
  await person.says("status", new RegExp(`^${matches} hits`));
  const [alert] = await person.texts("alert").then((texts) => texts.filter((text) => text !== ""));
  assert.equal(alert, undefined);
}
