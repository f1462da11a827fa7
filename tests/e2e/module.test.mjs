// A page of somebody else's, in another folder or on another host, that asks a corpus by readout.js: its answers are
// those of the command line.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dist, launch, launchFirefox, native, program, readout, root, serve, visit } from "./person.mjs";

const folder = mkdtempSync(join(tmpdir(), "readout-module-"));
const sources = { digest: join(root, "public/corpus"), chinese: join(folder, "texts/chinese"), long: join(folder, "texts/long") };

// Each is asked of the module and of the command line.
const questions = [
  ["search", "huawei"],
  ["search", "human rights", { where: ["side:China", "date:2020"], limit: 3, offset: 2 }],
  ["search", '"cold war" -speaker:Reuters', { limit: 0 }],
  ["search", "sanctions", { forms: "stem", limit: 2 }],
  ["search", "May", { case: true }],
  ["search", "xyzzy"],
  ["search", "speaker:Reuters"],
  ["search", "subset:mine china", { subset: ["mine=date:2019 huawei"], limit: 1 }],
  ["search", "de\u0301cision | decision", { limit: 1 }],
  ["kwic", "huawei"],
  ["kwic", '"human rights"', { sort: "1R,-date,side", context: 3, limit: 20 }],
  ["kwic", "hong kong", { context: "paragraph", limit: 4, offset: 1, sort: "-field:publisher,node" }],
  ["kwic", "china", { sample: 10, seed: 7, sort: "2l,doc" }],
  ["kwic", "china", { group: "1L", limit: 12 }],
  ["kwic", "china", { group: "topics", sample: 50 }],
  ["kwic", "xyzzy", { where: "side:UK" }],
  ["trend", "huawei"],
  ["trend", ["huawei", '"cold war"', "xyzzy"], { by: "month", where: "side:China" }],
  ["trend", ["china"], { by: "topics", limit: 4, offset: 1 }],
  ["trend", ["china", "uk"], { by: "quarter", share: true, smooth: 3, changes: true, offset: 3 }],
  ["trend", ["china", "huawei"], { by: "day", panels: "side", date: "date", limit: 2 }],
  ["trend", "china", { by: "field that is not", where: "date:1900" }],
  ["collocates", "huawei"],
  ["collocates", "china", { window: "2L,3R", minFreq: 2, sort: "g2", direction: "both", limit: 30, offset: 3 }],
  ["collocates", "hong kong", { window: "sentence", within: "document", stopwords: "en", minFreq: 3 }],
  ["collocates", "government", { window: "4r", within: "sentence", sort: "term", minFreq: 1, forms: "stem" }],
  ["collocates", "xyzzy"],
  ["keyness", { target: "side:China" }],
  ["keyness", { target: ["side:UK", "date:2020"], reference: "side:China", sort: "log_ratio", limit: 25, minFreq: 2, minRange: 2 }],
  ["keyness", { target: "publisher:nobody", limit: 5 }],
  ["keyness", { target: "topics:Xinjiang", n: 2, open: true, within: "sentence", stopwords: "en", direction: "attracted", sort: "term", offset: 2, limit: 9 }],
  ["search", "中国", {}, "chinese"],
  ["kwic", '"中 国"', { sort: "1R" }, "chinese"],
  ["trend", ["中国", "和平"], { by: "month" }, "chinese"],
  ["collocates", "中国", { minFreq: 1, stopwords: "zh" }, "chinese"],
  ["keyness", { target: "author:王", minFreq: 1 }, "chinese"],
];

// A question's arguments, its options and its corpus.
function parts([method, ...rest]) {
  const corpus = rest.length > 1 && typeof rest.at(-1) === "string" ? rest.pop() : "digest";
  return { method, corpus, args: rest, words: rest.filter((arg) => Array.isArray(arg) || typeof arg === "string").flat(), options: rest.find((arg) => arg?.constructor === Object) ?? {} };
}

function commandLine(question) {
  const { method, corpus, words, options } = parts(question);
  const flags = Object.entries(options).flatMap(([name, value]) =>
    [value].flat().map((one) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}${one === true ? "" : `=${one}`}`),
  );
  return [method, sources[corpus], ...words, ...flags];
}

const said = new Map();
// What the command line answers, and what it says where it does not. It is asked once for all browsers.
function answered(question) {
  const key = JSON.stringify(question);
  if (!said.has(key)) {
    const { status, stdout, stderr } = spawnSync(program, [...commandLine(question), "--json"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
    said.set(key, status === 0 ? { answer: JSON.parse(stdout) } : { status, fault: stderr });
  }
  return said.get(key);
}

// The logarithms of a browser's engine and of a machine differ in their last digits, and so do measures made of them:
// numbers that agree in eleven are the same here.
function assertSame(got, expected, message) {
  const settled = (got, expected) => {
    if (typeof got === "number" && typeof expected === "number") return Math.abs(got - expected) <= 1e-11 * Math.abs(expected) ? expected : got;
    if (Array.isArray(got)) return got.map((one, at) => settled(one, expected?.[at]));
    if (got?.constructor === Object) return Object.fromEntries(Object.entries(got).map(([name, one]) => [name, settled(one, expected?.[name])]));
    return got;
  };
  assert.deepEqual(settled(got, expected), expected, message);
}

const policy = (host) => `default-src 'none'; script-src ${host} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${host}; img-src data:`;
// A page that takes the module from an address, and hears what it says to its workers.
function writePage(name, module, allows) {
  mkdirSync(join(folder, name));
  const csp = `<meta http-equiv="Content-Security-Policy" content="${allows}">`;
  writeFileSync(join(folder, name, "index.html"), `<!doctype html><html lang="en"><meta charset="utf-8">${csp}<title>Notes</title><link rel="icon" href="data:,"><script type="module" src="notes.js"></script></html>`);
  writeFileSync(
    join(folder, name, "notes.js"),
    `import * as readout from ${JSON.stringify(module)};
const { postMessage, terminate } = Worker.prototype;
window.sent = [];
Worker.prototype.postMessage = function (message, transfer) {
  const { content = "begin" } = message;
  sent.push(typeof content === "string" ? content : Object.keys(content)[0]);
  postMessage.call(this, message, transfer);
};
Worker.prototype.terminate = function () {
  sent.push("end");
  terminate.call(this);
};
window.readout = readout;
// What a promise comes to, as text: what is undefined, or no number of JSON, would be lost on the way otherwise.
window.outcome = (promise) =>
  promise.then(
    (value) => JSON.stringify({ answer: value }),
    (error) => JSON.stringify({ fault: { ...error, name: error.name, message: error.message, isError: error instanceof Error } }),
  );
`,
  );
}

let site, elsewhere;
before(async () => {
  mkdirSync(sources.chinese, { recursive: true });
  mkdirSync(sources.long);
  writeFileSync(join(sources.chinese, "a.txt"), "---\ndate: 2020-03\nauthor: 王\nlanguage: zh\n---\n中国要和平。中国人民爱好和平，世界也要和平。\n");
  writeFileSync(join(sources.chinese, "b.txt"), "---\ndate: 2020-05-02\nauthor: 李\nlanguage: zh\n---\n和平与发展是时代的主题。中国与英国\n");
  // More than the engine does in one go.
  writeFileSync(join(sources.long, "a.txt"), "War and peace and so on.\n\n".repeat(200_000));
  writeFileSync(join(sources.long, "b.txt"), "Peace and war and so on.\n\n".repeat(200_000));
  for (const name of ["chinese", "long"]) readout("build", sources[name], "--out", join(folder, name));

  symlinkSync(dist, join(folder, "site"));
  // An engine of another build beside the same module.
  mkdirSync(join(folder, "other"));
  for (const name of ["readout.js", "worker.js", "worker_bg.wasm"]) cpSync(join(dist, name), join(folder, "other", name));
  symlinkSync(join(dist, "corpus"), join(folder, "other", "corpus"));
  const [, build] = /^const BUILD = "([^"]+)";$/m.exec(readFileSync(join(dist, "readout.js"), "utf8"));
  const wasm = readFileSync(join(dist, "worker_bg.wasm"), "latin1");
  assert.ok(wasm.includes(build), "the module is of the worker's build");
  writeFileSync(join(folder, "other/worker_bg.wasm"), wasm.replaceAll(build, build.slice(0, -1) + (build.endsWith("0") ? "1" : "0")), "latin1");

  const example = /```html\n(<!doctype html>[^]*?)```/.exec(readFileSync(join(root, "docs/embedding.md"), "utf8"))[1];
  mkdirSync(join(folder, "example"));
  writeFileSync(join(folder, "example/index.html"), example.replace("https://example.org/corpus/", "../site/"));

  site = await serve(folder);
  elsewhere = await serve(folder, undefined, undefined, 0, { "access-control-allow-origin": "*" });
  writePage("notes", "../site/readout.js", policy("'self'"));
  writePage("no-wasm", "../site/readout.js", policy("'self'").replace(" 'wasm-unsafe-eval'", ""));
  writePage("no-worker", "../site/readout.js", policy("'self'").replace("blob:", "'none'"));
  writePage("afar", `${elsewhere.address}site/readout.js`, policy(`'self' ${new URL(elsewhere.address).origin}`));
  writePage("closed", "../site/readout.js", policy(`'self' ${new URL(site.address).origin}`));
});
after(async () => {
  await site.close();
  await elsewhere.close();
  rmSync(folder, { recursive: true });
});

async function notes(browser, address = `${site.address}notes/`) {
  const person = await visit(browser, address);
  await person.page.waitForFunction(() => window.outcome);
  const { page } = person;
  return {
    person,
    page,
    open: async (address, options) => JSON.parse(await page.evaluate((address, options) => outcome(readout.open(address, options).then((corpus) => (window.corpus = corpus).info)), address, options)),
    ask: async (method, ...args) => JSON.parse(await page.evaluate((method, args) => outcome(window.corpus[method](...args)), method, args)),
  };
}

for (const [name, start] of [
  ["Chromium", launch],
  ["Firefox", launchFirefox],
]) {
  test(name, async (t) => {
    const browser = await start();
    t.after(() => browser.close());

    for (const corpus of ["digest", "chinese"]) {
      await t.test(`answers are the command line's: ${corpus}`, async () => {
        const { person, open, ask } = await notes(browser);
        const opened = await open("../site/", corpus === "digest" ? {} : { corpus: `../${corpus}/` });
        assert.deepEqual(opened.answer, native("info", sources[corpus]));
        for (const question of questions.filter((question) => parts(question).corpus === corpus)) {
          const { method, args } = parts(question);
          const expected = answered(question);
          const got = await ask(method, ...args);
          if (expected.answer) assertSame(got.answer, expected.answer, JSON.stringify(question));
          else {
            assert.equal(expected.status, 1, JSON.stringify(question));
            assert.ok(expected.fault.includes(`error: ${got.fault.message}\n`), `${got.fault.message}, not ${expected.fault}`);
          }
        }
        await person.close();
      });
    }

    await t.test("faults say what, where and how to mend it", async () => {
      const { person, page, open, ask } = await notes(browser);
      await open("../site/index.html#/trends");
      const faults = [
        [["search", '中国 "war'], "query", [3, 4]],
        [["search", "war", { where: "nosuch:1" }], "query", [0, 6]],
        [["kwic", "war", { where: "date:soon" }], "query"],
        [["kwic", "war", { sort: "nosuch" }], "missing"],
        [["trend", "war", { by: "nosuch" }], "missing"],
        [["keyness", { target: "(" }], "query"],
      ];
      for (const [question, kind, span] of faults) {
        const { method, args } = parts(question);
        const { status, fault: text } = answered(question);
        const { fault } = await ask(method, ...args);
        assert.equal(status, 1);
        assert.deepEqual([fault.name, fault.kind, fault.isError], ["ReadoutError", kind, true]);
        for (const { message, help } of fault.diagnostics.length > 0 ? fault.diagnostics : [fault]) {
          assert.ok(text.includes(message) && text.includes(help), `${message} ${help}, not ${text}`);
        }
        if (span) assert.deepEqual([fault.diagnostics[0].start, fault.diagnostics[0].end], span);
      }
      const options = [
        ["search", 5],
        ["search", "war", { limit: -1 }],
        ["search", "war", { limits: 1 }],
        ["search", "war", { subset: "=war" }],
        ["kwic", "war", { sort: "1R,2R,3R,4R" }],
        ["kwic", "war", { sort: "10L" }],
        ["kwic", "war", { sort: "" }],
        ["kwic", "war", { context: "line" }],
        ["trend", []],
        ["trend", "war", { smooth: 2 }],
        ["collocates", "war", { window: "51L" }],
        ["collocates", "war", { window: "1L,2L" }],
        ["collocates", "war", { sort: "constructor" }],
        ["keyness", {}],
        ["keyness", { target: "side:UK", n: 6 }],
        ["keyness", { target: "side:UK", reference: "side:China", referenceList: [["war", 1]] }],
      ];
      for (const [method, ...args] of options) {
        const { fault } = await ask(method, ...args);
        assert.deepEqual([fault?.name, fault?.kind, fault?.diagnostics], ["ReadoutError", "query", []], JSON.stringify([method, ...args]));
        assert.match(fault.help, /\.$/);
      }
      assert.deepEqual(await page.evaluate(() => sent), ["begin", "ask", ...faults.map(() => "ask")]);
      await person.close();
    });

    await t.test("a word list as the reference", async () => {
      const { person, open, ask } = await notes(browser);
      const file = join(folder, "list.csv");
      writeFileSync(file, "china,500\nthe,9000\n");
      await open("../site/");
      const options = { target: "side:China", limit: 10 };
      const expected = native("keyness", sources.digest, "--target=side:China", "--limit=10", `--reference-list=${file}`, "--reference-total=100000");
      const got = await ask("keyness", { ...options, referenceList: [["china", 500], ["the", 9000]], referenceTotal: 100_000 });
      assertSame(got.answer, expected);
      await person.close();
    });

    await t.test("several at once, progress, abort and close", async () => {
      const { person, page, open, ask } = await notes(browser);
      const opened = await open("../site/", { corpus: new URL("long/", site.address).href });
      assert.equal(opened.answer.tokens, 2_400_000);

      // Two at once, of which each hears how far it is itself.
      const both = await page.evaluate(async () => {
        const heard = [[], []];
        const calls = [
          corpus.search("so on", { limit: 1, onProgress: (progress) => heard[0].push(progress) }),
          corpus.keyness({ target: "title:a", n: 2, onProgress: (progress) => heard[1].push(progress) }),
        ];
        return { heard, answers: await Promise.all(calls.map(outcome)) };
      });
      assertSame(JSON.parse(both.answers[0]).answer, answered(["search", "so on", { limit: 1 }, "long"]).answer);
      assertSame(JSON.parse(both.answers[1]).answer, answered(["keyness", { target: "title:a", n: 2 }, "long"]).answer);
      for (const progress of both.heard) {
        assert.ok(progress.length > 0, `progress is heard: ${both.heard.map((all) => all.length)}`);
        for (const one of progress) assert.deepEqual(Object.entries(one).map(([name, value]) => [name, typeof value]), [["what", "string"], ["done", "number"], ["total", "number"]]);
      }

      // The one is aborted and the other goes on; one that is aborted before it begins is not asked.
      const aborted = await page.evaluate(async () => {
        sent.length = 0;
        const control = new AbortController();
        const calls = [corpus.keyness({ target: "title:a", signal: control.signal }), corpus.search("peace", { limit: 0 })];
        control.abort();
        calls.push(corpus.search("war", { signal: control.signal }), corpus.search("war", { signal: AbortSignal.abort("enough") }).catch((why) => why));
        return { outcomes: await Promise.all(calls.map(outcome)), sent };
      });
      const [first, second, third, fourth] = aborted.outcomes.map((text) => JSON.parse(text));
      assert.deepEqual([first.fault.name, third.fault.name, fourth.answer], ["AbortError", "AbortError", "enough"]);
      assertSame(second.answer, answered(["search", "peace", { limit: 0 }, "long"]).answer);
      assert.deepEqual(aborted.sent, ["ask", "ask", "cancel"]);

      const closed = await page.evaluate(async () => {
        sent.length = 0;
        const under = outcome(corpus.keyness({ target: "title:a" }));
        corpus.close();
        corpus.close();
        return { outcomes: [await under, await outcome(corpus.search("war"))], sent: [...new Set(sent)] };
      });
      for (const text of closed.outcomes) assert.equal(JSON.parse(text).fault.kind, "closed");
      assert.deepEqual(closed.sent, ["ask", "end"]);
      assert.equal((await ask("kwic", "war")).fault.message, "The corpus is closed.");

      // An opening hears how far it is, and can be aborted.
      const opening = await page.evaluate(async () => {
        const heard = [];
        await readout.open("../site/", { corpus: "../long", onProgress: (progress) => heard.push(progress) }).then((corpus) => corpus.close());
        sent.length = 0;
        const control = new AbortController();
        const cut = readout.open("../site/", { corpus: "../long", signal: control.signal, onProgress: () => control.abort() });
        return { heard, cut: await outcome(cut), sent };
      });
      assert.ok(opening.heard.length > 0 && opening.heard.every(({ what }) => what), JSON.stringify(opening.heard));
      assert.equal(JSON.parse(opening.cut).fault.name, "AbortError");
      assert.equal(opening.sent.at(-1), "end");
      await person.close();
    });

    await t.test("the page of docs/embedding.md", async () => {
      const person = await visit(browser, `${site.address}example/`);
      const { matches, documents } = answered(["kwic", "huawei"]).answer;
      await person.says("status", new RegExp(`${matches} matches in ${documents} documents of China`));
      assert.equal(await person.page.$$eval("tr", (rows) => rows.length), 20);
      await person.write("textbox", /Word or phrase/, '"cold war');
      await person.says("status", /This quotation mark is not closed\. Close it/);
      await person.close();
    });

    await t.test("what cannot be opened", async () => {
      const { person, page, open } = await notes(browser);
      let { fault } = await open("../site/", { corpus: "words/" });
      assert.equal(fault.kind, "package");
      assert.match(fault.message, /site\/words\/corpus\.json cannot be fetched: the server answered 404\.$/);
      ({ fault } = await open("../notes/"));
      assert.equal(fault.kind, "package");
      assert.match(fault.message, /notes\/.* cannot be fetched/);
      ({ fault } = await open("../other/"));
      assert.equal(fault.kind, "build");
      assert.match(fault.message, /This module is of the build \d.* and the engine at .*\/other\/ of \d/);
      assert.match(fault.help, /\/other\/readout\.js/);
      assert.deepEqual(await page.evaluate(() => sent), ["begin", "end"]);
      await person.close();
    });

    await t.test("a content security policy that does not allow it", async () => {
      for (const name of ["no-wasm", "no-worker"]) {
        const { person, open } = await notes(browser, `${site.address}${name}/`);
        const { fault } = await open("../site/");
        assert.equal(fault.kind, "worker", `${name}: ${fault.message}`);
        assert.match(fault.help, /'wasm-unsafe-eval' and worker-src blob:/);
        await person.context.close();
      }
    });

    await t.test("a page on another host", async () => {
      const { person, open, ask } = await notes(browser, `${site.address}afar/`);
      // No address is that of the module.
      const opened = await open();
      assert.equal(opened.answer.fingerprint, native("info", sources.digest).fingerprint);
      const question = ["kwic", "huawei"];
      assertSame((await ask(...question)).answer, answered(question).answer);
      assert.ok(person.faults.length > 0 && person.faults.every((fault) => fault.includes(`a request to ${elsewhere.address}site/`)), person.faults.join("\n"));
      await person.context.close();
    });

    await t.test("a host that does not allow it", async () => {
      const { person, open } = await notes(browser, `${elsewhere.address}closed/`);
      const { fault } = await open(`${site.address}site/`);
      assert.equal(fault.kind, "package");
      assert.match(fault.message, /cannot be fetched/);
      assert.match(fault.help, /CORS/);
      await person.context.close();
    });
  });
}
