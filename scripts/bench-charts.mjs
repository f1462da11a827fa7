// How long the page takes to draw 20 series of 80 bins with bands, once their numbers are there.
//   node scripts/bench-charts.mjs [VISITS] [PAGE…]
// The corpus is made for it from a seed: 80 months of texts in which 20 made-up words occur.
// What is measured is the work of the page's main thread, from when it hears the worker's answer of the slot "trend" to
// the end of the first frame with the new chart: reading the answer, making the elements, styles, layout, paint, and the
// commit to the compositor. The wait for that frame is not in it, nor what other threads do to bring it to the screen,
// nor what comes after it, such as the same chart drawn again; how often that happens is reported. It is the time that the
// thread has a processor for: on a busy machine others take theirs in between, which is not the page's doing. "By the
// clock" is from the answer to the end of that frame, whatever else happened. All times are from the browser's own trace,
// which costs a little itself.
// A page's first draw, as the link opens, is reported by itself: its code is not yet compiled for speed, and what stands
// around the chart is drawn in the same frames. For the others the page goes from years to months.
// It reports, and judges nothing. Needs built pages (scripts/pages.mjs), and the command line in target/release.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, visit } from "../tests/e2e/person.mjs";
import { HEAD_OF, label, runs, sitesOf } from "./pages.mjs";

const SERIES = 20;
const MONTHS = 80;
const TEXTS = 3;
const WORDS = 400;
const DRAWS = 7;
const AIM = 16;

const folder = mkdtempSync(join(tmpdir(), "readout-charts-"));
const terms = corpus(join(folder, "texts"));
const { sites, close } = await sitesOf(join(folder, "texts"));
const browser = await launch();
const results = sites.map(() => ({ firsts: [], others: [] }));
const visits = runs(3);
for (let round = 0; round < visits; round++) {
  for (const [nth, site] of sites.entries()) await measure(site, results[nth]);
}
await browser.close();
await close();
rmSync(folder, { recursive: true });
for (const [nth, { page }] of sites.entries()) {
  if (nth > 0) console.log();
  report(label(page), results[nth]);
}

// One visit: a first draw, and later ones.
async function measure(site, result) {
  // A page without Readout, to which the listener is added before Readout comes.
  const { page, context } = await visit(browser, `${site.address}language.html`);
  await page.evaluateOnNewDocument(HEAD_OF);
  await page.evaluateOnNewDocument(listen);
  const link = (by) => `#/trends?q=${encodeURIComponent(terms.join(", "))}&by=${by}`;
  result.firsts.push(await draw(page, () => page.goto(`${site.address}${link("month")}`)));
  const go = (by) => page.evaluate((hash) => void (location.hash = hash), link(by));
  for (let again = 0; again < DRAWS; again++) {
    await draw(page, () => go("year"));
    result.others.push(await draw(page, () => go("month")));
  }
  result.drawn = await page.evaluate(() => {
    const all = (selector) => document.querySelectorAll(`figure svg[role=img] ${selector}`).length;
    return { series: all(".chart-key"), bands: all(".chart-band"), elements: all("*") };
  });
  await context.close();
}

function report(page, { firsts, others, drawn }) {
  console.log(`${page}${drawn.series} of ${SERIES} series are in the drawing of ${MONTHS} bins, with ${drawn.bands} bands and ${drawn.elements} elements`);
  for (const [name, times] of [
    ["first draw of a page", firsts],
    [`later draws, of ${AIM} ms aimed at`, others],
  ]) {
    const of = (what) => times.map((time) => time[what]).sort((a, b) => a - b);
    const said = (all) => `${all[all.length >> 1].toFixed(1).padStart(6)} ms in the median, from ${all[0].toFixed(1)} to ${all.at(-1).toFixed(1)}`;
    console.log(`${name}, ${times.length} of them; one answer is drawn ${[...new Set(of("charts"))].join(" or ")} times`);
    for (const [what, label] of [["work", "work"], ["script", "of it scripts"], ["layout", "of it styles and layout"], ["paint", "of it painting"], ["waited", "by the clock"]]) {
      console.log(`  ${said(of(what))}  ${label}`);
    }
  }
}

// Runs in the page before anything else: marks in the trace when the answer is heard, and when a script first finds the
// chart of it, after the frame that painted it. Counts how often the chart is drawn for that answer.
function listen() {
  globalThis.charts = 0;
  const chart = "svg[role=img]";
  const chartsIn = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.matches(chart) + node.querySelectorAll(chart).length : 0);
  const added = (records) => records.flatMap((record) => [...record.addedNodes]).reduce((all, node) => all + chartsIn(node), 0);
  new MutationObserver((records) => (globalThis.charts += added(records))).observe(document, { childList: true, subtree: true });
  // What a frame posts is read after it: by then it is painted, whether the chart came before the frame or during it.
  const { port1, port2 } = new MessageChannel();
  const look = () => port1.postMessage(0);
  port2.onmessage = () => void (globalThis.charts ? performance.mark("chart-seen") : requestAnimationFrame(look));
  const hearing = (hear) => (event) => {
    const { slot, kind } = headOf(event.data);
    if (slot === "trend" && kind === "answer") {
      globalThis.charts = 0;
      requestAnimationFrame(look);
      performance.mark("chart-heard");
    }
    return hear(event);
  };
  const { set, ...rest } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
  Object.defineProperty(Worker.prototype, "onmessage", {
    ...rest,
    set(hear) {
      set.call(this, hear && hearing(hear.bind(this)));
    },
  });
}

// The times of one draw, in milliseconds, out of the trace of what `act` leads to.
async function draw(page, act) {
  await page.tracing.start({ categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"] });
  await act();
  await page.waitForFunction(() => performance.getEntriesByName("chart-seen").length > 0);
  // The page comes to rest before the next draw.
  await new Promise((done) => setTimeout(done, 300));
  const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop())).traceEvents;
  const charts = await page.evaluate(() => (performance.clearMarks(), globalThis.charts));
  const mark = (name) => trace.find((event) => event.name === name);
  const [heard, seen] = [mark("chart-heard"), mark("chart-seen")];
  const own = trace.filter((event) => event.ph === "X" && event.pid === heard.pid && event.tid === heard.tid);
  const tasks = own.filter((event) => event.name === "RunTask");
  const ended = tasks.find((task) => task.ts <= seen.ts && seen.ts < task.ts + task.dur).ts;
  // How long the main thread worked in one of these, from hearing the answer to the end of the frame.
  const spent = (names) => {
    let [until, time] = [heard.ts, 0];
    for (const { ts, dur, tdur } of own.filter((event) => names.includes(event.name)).sort((a, b) => a.ts - b.ts)) {
      const [from, to] = [Math.max(ts, until), Math.min(ts + dur, ended)];
      if (to > from) [until, time] = [to, time + ((to - from) * tdur) / dur];
    }
    return time / 1000;
  };
  const work = tasks.filter((task) => task.ts + task.dur > heard.ts && task.ts < ended);
  return {
    charts,
    work: spent(["RunTask"]),
    script: spent(["FunctionCall", "RunMicrotasks", "FireAnimationFrame", "v8.callFunction"]),
    layout: spent(["UpdateLayoutTree", "Layout"]),
    paint: spent(["PrePaint", "Paint", "Layerize", "Commit"]),
    waited: (Math.max(...work.map((task) => Math.min(task.ts + task.dur, ended))) - heard.ts) / 1000,
  };
}

// Writes the texts and returns the words to draw. Each word's share of a month wanders around one in a hundred.
function corpus(folder) {
  let seed = 20150101;
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const one = (list) => list[Math.floor(random() * list.length)];
  const word = (syllables) => Array.from({ length: syllables }, () => one([..."bdfgklmnprstvz"]) + one([..."aeiou"])).join("");
  const made = new Set();
  while (made.size < SERIES) made.add(word(4));
  const terms = [...made];
  const others = Array.from({ length: 500 }, () => word(3));
  const shares = terms.map(() => 0.01);
  mkdirSync(folder);
  for (let month = 0; month < MONTHS; month++) {
    const date = `${2015 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    shares.forEach((share, term) => (shares[term] = Math.min(0.02, Math.max(0.004, share * (0.75 + random() / 2)))));
    for (let text = 0; text < TEXTS; text++) {
      const words = Array.from({ length: WORDS }, () => {
        let left = random();
        return terms.find((_, term) => (left -= shares[term]) < 0) ?? one(others);
      });
      writeFileSync(join(folder, `${date}-${text}.txt`), `---\ntitle: ${date}, ${text}\ndate: ${date}\n---\n\n${words.join(" ")}.\n`);
    }
  }
  return terms;
}
