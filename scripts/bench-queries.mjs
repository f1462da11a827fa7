// How long the worker takes to answer on a large corpus, in the browser: from hearing a question to sending its answer.
// Each query of the search is asked for the first time in a page of its own; each table of measures after another
// question in the same view, as a person types, or after another view, where it is the table itself that is asked for.
// (Where the page makes a new view at the same time, on a machine with two processors, the worker takes half as long again.)
//   READOUT_DEBATES=path/to/un-general-debate node scripts/bench-queries.mjs [RUNS] [PAGE…]
// It reports, and judges nothing. Needs built pages (scripts/pages.mjs), and the command line in target/release.
import { launch, visit } from "../tests/e2e/person.mjs";
import { debates, HEAD_OF, label, median, runs, sitesOf } from "./pages.mjs";

const queries = [
  "peace",
  "climate change",
  '"human rights"',
  "inter*",
  "/.*isation/",
  "peace~2",
  '"peace security"~5',
  '[stem="develop"] [word="goals"]',
  "*",
];
// What is asked in which slot, before what, and the time that is aimed at, in milliseconds.
const tables = [
  ["trend", "trends?q=peace", "trends?q=war", 16],
  ["terms", "terms", "documents", 16],
  ["terms", "terms?order=-range", "terms", 100],
  ["terms", "terms?order=-dp", "terms", 100],
  ["compare", "compare?target=country:France", "compare?target=country:Germany", 16],
  ["collocates", "collocates?q=human", "collocates?q=women", 16],
  ["kwic", "concordance?q=the", "documents?q=the", 16],
  ["kwic", "concordance?q=the&lines=1R,2R,3R", "concordance?q=the", 150],
];
const questions = [
  ...queries.map((query) => ({ name: `search for ${query}`, slot: "search", fragment: `search?q=${encodeURIComponent(query)}` })),
  // Several times in a page, as a person looks at tables: but for lines, which are kept, and not worked out again.
  ...[1, 2, 3, 4, 5].flatMap((round) =>
    tables.filter(([slot]) => slot !== "kwic" || round === 1).map(([slot, fragment, before, aim]) => ({ name: fragment, slot, fragment, before, aim })),
  ),
];

const count = runs(5);
const { sites, close } = await sitesOf(debates());
const browser = await launch();
const times = sites.map(() => new Map(questions.map(({ name, aim }) => [name, { aim, took: [] }])));
for (let run = 0; run < count; run++) {
  for (const [nth, site] of sites.entries()) await ask(site, times[nth]);
}
await browser.close();
await close();
for (const [name, { aim }] of times[0]) {
  for (const [nth, { page }] of sites.entries()) {
    const { took } = times[nth].get(name);
    // The first of a page runs code that the browser has not yet compiled for speed.
    const first = took.filter((_, at) => at % (took.length / count) === 0);
    const firsts = took.length > count ? `, first of a page up to ${Math.max(...first).toFixed(1)}` : "";
    const aimed = aim === undefined ? "" : `, of ${aim} aimed at`;
    console.log(`${median(took).toFixed(1).padStart(8)} ms in the median, at most ${Math.max(...took).toFixed(1).padStart(6)}  ${label(page)}${name}${aimed}${firsts}`);
  }
}

// Asks a page all questions, one after the other.
async function ask(site, times) {
  const person = await visit(browser, `${site.address}#/search`);
  await person.ready();
  const worker = person.page.workers()[0];
  await worker.evaluate(HEAD_OF);
  await worker.evaluate(() => {
    const asked = {};
    const hear = self.onmessage;
    const post = self.postMessage;
    self.took = {};
    self.onmessage = (event) => {
      const { seq, kind } = headOf(event.data);
      if (kind === "ask") asked[seq] = performance.now();
      return hear.call(self, event);
    };
    self.postMessage = (message, ...rest) => {
      const { seq, slot, kind } = headOf(message);
      if (kind === "answer") self.took[slot] ??= performance.now() - asked[seq];
      return post.call(self, message, ...rest);
    };
  });
  const go = (fragment) => person.page.evaluate((fragment) => void (location.hash = `#/${fragment}`), fragment);
  // Until whatever was asked is answered.
  const rest = () => new Promise((done) => setTimeout(done, 300));
  for (const question of questions) {
    if (question.before !== undefined) {
      await go(question.before);
      await rest();
      await rest();
    }
    await worker.evaluate(() => void (self.took = {}));
    await go(question.fragment);
    let took;
    while (took === undefined) {
      await rest();
      took = await worker.evaluate((slot) => self.took[slot], question.slot);
    }
    times.get(question.name).took.push(took);
  }
  await person.context.close();
}
