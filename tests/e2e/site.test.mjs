// Other corpora in the page: `readout site` makes one, and it counts as the command line does.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, native, readout, root, serve, visit } from "./person.mjs";

// Texts that are not part of the project; where they are not at hand there is nothing to test here.
const corpora = join(root, "..", "shared", "corpora");
const skip = existsSync(corpora) ? false : "../shared/corpora is not at hand";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function withSite(name, visitor) {
  const folder = mkdtempSync(join(tmpdir(), "readout-site-"));
  const out = join(folder, "site");
  readout("site", join(corpora, name), "--out", out);
  const site = await serve(out);
  await visitor(site);
  await site.close();
  rmSync(folder, { recursive: true });
}

async function open(site, fragment) {
  const person = await visit(browser, site.address + fragment);
  await person.ready();
  return person;
}

test("five originals: a phrase counted by hand, and speakers that were found in the text", { skip }, () =>
  withSite("china-uk", async (site) => {
    // “Golden Era” stands twice in the press conference and nowhere else.
    let person = await open(site, '#/search?q="golden era"');
    await person.says("status", /2 hits in 1 of 5/);
    await person.close();
    for (const filter of ["speaker:Reuters", 'speaker:"Ambassador Liu"']) {
      const answer = native("search", join(corpora, "china-uk"), "china", "--where", filter);
      person = await open(site, `#/search?q=china&where=${encodeURIComponent(filter)}`);
      await person.says("status", new RegExp(`${answer.matches}\\b.*\\b${answer.documents} of`));
      await person.close();
    }
  }));

test("two centuries of addresses: word list and trend", { skip }, () =>
  withSite("inaugural", async (site) => {
    const corpus = join(corpora, "inaugural");
    let person = await open(site, "#/terms");
    const terms = native("terms", corpus, "--limit", "20");
    const rows = await person.table(/word/);
    for (const [at, row] of terms.rows.entries()) {
      assert.equal(rows[at + 1][0], row.term);
      assert.equal(rows[at + 1][1], row.freq.toLocaleString("en"));
    }
    await person.close();

    person = await open(site, "#/trends?q=freedom&by=year");
    const trend = native("trend", corpus, "freedom", "--by", "year");
    await person.click("button", "Show as table");
    const table = await person.table(/freedom|year/);
    for (const point of trend.series[0].points.filter((point) => point.tokens > 0)) {
      const row = table.find((cells) => cells[0] === point.key);
      assert.ok(row, `a row for ${point.key}`);
      assert.ok(row.some((cell) => cell.replace(/\D.*$/, "") === String(point.freq)), `${point.key}: ${point.freq} in ${row}`);
    }
    await person.close();
  }));
