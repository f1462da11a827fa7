// Every option of every control of every view, one at a time: after each the view shows something, or says why not.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { dist, launch, readout, root, serve, together, visit } from "../person.mjs";

const corpora = join(root, "..", "shared", "corpora");
const skip = existsSync(corpora) ? false : "../shared/corpora is not at hand";

const views = (query, target) => [
  `overview?q=${query}`,
  `search?q=${query}`,
  `concordance?q=${query}`,
  `trends?q=${query}`,
  `trends?q=${query}&table=yes`,
  `trends?q=${query}&show=dispersion`,
  "terms?",
  `collocates?q=${query}`,
  `compare?target=${target}`,
  `documents?q=${query}`,
  "documents?show=diversity",
];

test("the bundled corpus", { timeout: 600_000 }, async (t) => {
  const site = await serve(dist);
  await walk(t, site, views("china", "side:China"));
  await site.close();
});

test("the inaugural addresses", { skip, timeout: 600_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "readout-walk-"));
  readout("site", join(corpora, "inaugural"), "--out", folder);
  const site = await serve(folder);
  await walk(t, site, views("people", "date:>=1950"));
  await site.close();
  rmSync(folder, { recursive: true });
});

async function walk(t, site, views) {
  const browser = await launch();
  const walked = await together(views, 2, async (view) => {
    const person = await visit(browser, `${site.address}#/${view}`);
    await person.ready();
    const { taken, faults } = await person.page.evaluate(everyOption, `#/${view}`);
    const failed = [...faults, ...person.faults].map((fault) => `${view}: ${fault}`);
    await person.context.close();
    return { taken, failed };
  });
  await browser.close();
  const count = walked.reduce((sum, { taken }) => sum + taken, 0);
  const failed = walked.flatMap(({ failed }) => failed);
  t.diagnostic(`${count} options`);
  assert.ok(count > 100, `only ${count} options were found`);
  assert.deepEqual(failed, []);
}

// Runs in the page.
async function everyOption(link) {
  const view = () => document.querySelector("main .answers");
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 4;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const settled = async () => {
    for (let frames = 0; frames < 600; frames++) {
      await frame();
      if (frames > 3 && view().querySelector('[aria-busy="true"], .is-pending') === null) return true;
    }
    return false;
  };
  // Rows, pictures, items: what people came for. Else a sentence that says why there is nothing.
  const shows = () => [...view().querySelectorAll("tbody tr, figure svg, svg[role=img], [role=img], ol > li, ul > li, article")].some(isSeen);
  const explains = () => [...view().querySelectorAll("p, [role=alert], .note")].some((p) => !p.closest("form, label") && isSeen(p) && /\b(no|nothing|none|fewer|less|only|at least|too|empty|choose|type|give)\b/i.test(p.textContent));
  const wrong = async () => {
    if (!(await settled())) return "it does not come to an end";
    if (document.querySelector(".stop")) return "the page has stopped";
    if (!shows() && !explains()) return "nothing is shown";
    if ([...view().querySelectorAll("td, th, dd, text, option")].some((cell) => /\bNaN\b|^undefined$|\[object /.test(cell.textContent))) return "a value is no value";
    if ([...view().querySelectorAll("svg *")].some((e) => [...e.attributes].some(({ value }) => /NaN|Infinity/.test(value)))) return "a place in a chart is no number";
    const wide = document.documentElement.scrollWidth - innerWidth;
    return wide > 0 ? `the page is ${wide} pixels too wide` : "";
  };
  const nameOf = (control) => (control.ariaLabel ?? control.labels?.[0]?.textContent ?? control.textContent).trim().replace(/\s+/g, " ").slice(0, 40);
  const start = async () => {
    // What was chosen before, such as columns, is kept.
    localStorage.clear();
    location.hash = "#/search?q=zz";
    await frame();
    location.hash = link;
    await settled();
    for (const details of view().querySelectorAll("details")) details.open = true;
    await settled();
  };
  // Controls by their place: drawing the view anew gives the same ones.
  const controls = () =>
    [...view().querySelectorAll("select, input[type=checkbox], input[type=radio], input[type=number], [aria-pressed], th button")].filter((control) => isSeen(control) && !control.disabled && !control.closest("tbody"));
  const optionsOf = (control) => {
    if (control.localName === "select") return [...control.options].map((option, at) => ({ name: option.text, take: (select) => ((select.selectedIndex = at), select.dispatchEvent(new Event("change", { bubbles: true }))) }));
    if (control.type === "number") {
      const put = (text) => (field) => ((field.value = text), field.dispatchEvent(new InputEvent("input", { bubbles: true })), field.dispatchEvent(new Event("change", { bubbles: true })));
      return ["1", "2", "1000000"].map((text) => ({ name: text, take: put(text) }));
    }
    return [{ name: "pressed", take: (button) => button.click() }];
  };
  await start();
  const faults = [];
  const first = await wrong();
  if (first) faults.push(`as it opens: ${first}`);
  let taken = 0;
  const all = controls().map((control) => ({ named: nameOf(control), options: optionsOf(control) }));
  for (const [at, { named, options }] of all.entries()) {
    for (const { name, take } of options) {
      await start();
      const control = controls()[at];
      if (!control || nameOf(control) !== named) {
        faults.push(`${named}: it is not there again`);
        break;
      }
      take(control);
      taken++;
      const fault = await wrong();
      if (fault) faults.push(`${named}, ${name}: ${fault} (${decodeURIComponent(location.hash)})`);
    }
  }
  return { taken, faults };
}
