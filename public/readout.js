// Asks a Readout corpus from another page or a notebook:
//
//   import { open } from "https://example.org/corpus/readout.js";
//   const corpus = await open();
//   const { lines } = await corpus.kwic('"cold war"', { where: "date:2020", sort: "1R" });
//
// The answers are those of the command line with --json, from the engine that the page itself runs in its worker.
// docs/embedding.md has the methods, their options, and what a content security policy has to allow.

// The build of the worker that this module lies beside: scripts/stamp.mjs puts it in when the page is built. Requests may
// change from one build to the next, so that a worker of another build is refused.
const BUILD = "";

/**
 * Why there is no answer.
 *
 * @property {string} kind `query` (a query, a filter or an option cannot be read), `missing` (no such field or part),
 *   `package` (not there, damaged, or of another format), `build` (a worker of another build), `worker` (it cannot be
 *   started, or has stopped) or `closed`.
 * @property {string} message What is wrong, as a sentence.
 * @property {string} help How to mend it; may be empty.
 * @property {{source: string, start: number, end: number, message: string, help: string}[]} diagnostics Each fault of a
 *   query or filter, which is its `source`, with its place in it: from and to, counted in code points.
 */
export class ReadoutError extends Error {
  constructor({ kind, message, help = "", diagnostics = [] }) {
    super(message);
    Object.assign(this, { name: "ReadoutError", kind, help, diagnostics });
  }
}

/**
 * Opens a corpus.
 *
 * @param {string | URL} [address] The folder of a Readout page, from where the engine is fetched; where none is given,
 *   the one that this module lies in.
 * @param {object} [options]
 * @param {string | URL} [options.corpus] The folder of the package, relative to `address`: `corpus/` where none is given.
 * @param {AbortSignal} [options.signal] Ends the opening; the promise is rejected with the signal's reason.
 * @param {(progress: {what: string, done: number, total: number}) => void} [options.onProgress] Hears how far the opening
 *   is; `total` is 0 where the whole is not known.
 * @returns {Promise<Corpus>} It holds a worker until it is closed.
 * @throws {ReadoutError} If the page or the package is not there, is damaged, or is of another build than this module.
 */
export async function open(address = new URL("./", import.meta.url), options) {
  const o = read("open", options);
  o.signal?.throwIfAborted();
  const page = folder(address, globalThis.document?.baseURI ?? location.href);
  const base = folder(o.corpus, page);
  const [glue, module, manifest] = await Promise.all([
    fetched(new URL("worker.js", page), o.signal, (answer) => answer.text()),
    fetched(new URL("worker_bg.wasm", page), o.signal, compiled),
    fetched(new URL("corpus.json", base), o.signal, (answer) => answer.arrayBuffer()),
  ]);
  const { worker, build } = await started(glue, module, base.href);
  const engine = new Engine(worker);
  try {
    if (build !== BUILD) {
      throw new ReadoutError({
        kind: "build",
        message: `This module is of the build ${BUILD || "(none, since it is not from a built page)"}, and the engine at ${page} of ${build}.`,
        help: `Import the module that lies beside the engine: ${new URL("readout.js", page)}.`,
      });
    }
    return new Corpus(engine, await engine.ask({ open: { manifest: new Uint8Array(manifest) } }, o, [manifest]));
  } catch (error) {
    engine.close();
    throw error;
  }
}

/** The folder of an address, which may be that of a page in it. */
function folder(address, base) {
  const url = new URL(address, base);
  url.search = url.hash = "";
  url.pathname = url.pathname.replace(/[^/]*\.html$/, "").replace(/\/*$/, "/");
  return url;
}

/**
 * An open corpus. Calls may overlap. The options of each method, with what they are where they are not given, are in
 * OPTIONS below and in docs/embedding.md; all take `signal` and `onProgress` as `open` does.
 *
 * The promises are rejected with a `ReadoutError` where there is no answer: of the kind `query` where a query, a condition
 * or an option cannot be read, `missing` where there is no such field. Where the signal aborts, it is with its reason.
 */
class Corpus {
  #engine;

  constructor(engine, info) {
    this.#engine = engine;
    /** What the corpus is, as `readout info --json` says it. */
    this.info = info;
  }

  /**
   * Ranked documents.
   *
   * @param {string} query In the query language, as in the methods below.
   * @param {object} [options] Without a `limit`, 20 documents are given.
   * @returns {Promise<object>} As `readout search --json`.
   */
  async search(query, options) {
    const o = read("search", options);
    return this.#engine.ask({ search: { scope: scope(query, o), offset: o.offset, limit: o.limit } }, o);
  }

  /**
   * Every occurrence in a line of its text; with the option `group`, how many there are of each kind.
   *
   * @param {string} query
   * @param {object} [options]
   * @returns {Promise<object>} As `readout kwic --json`.
   */
  async kwic(query, options) {
    const o = read("kwic", options);
    const sample = o.sample === null ? null : { size: o.sample, seed: o.seed };
    const lines = { scope: scope(query, o), unit: o.quotations ? "quotations" : "matches", sample, offset: o.offset, limit: o.limit };
    if (o.group) return this.#engine.ask({ kwic_groups: { ...lines, by: o.group } }, o);
    return this.#engine.ask({ kwic: { ...lines, sort: o.sort ?? [], context: o.context } }, o);
  }

  /**
   * How often terms occur over time or by a field, per million words and in documents.
   *
   * @param {string | string[]} terms Words, phrases or queries: each is a series of its own.
   * @param {object} [options] `limit` and `offset` are of bins.
   * @returns {Promise<object>} As `readout trend --json`.
   */
  async trend(terms, options) {
    const o = read("trend", options);
    const all = texts(terms);
    if (!all?.length) throw refused("There are no terms.", "Give a term or a list of them, each in the query language.");
    const curve = { of_documents: o.share, smooth: o.smooth, changes: o.changes };
    const panels = o.panels && { field: o.panels, most: MOST };
    const trend = await this.#engine.ask({ trend: { scope: scope("", o), terms: all, by: o.by, date_field: o.date, curve, panels } }, o);
    // The engine answers with all bins; which of them are wanted is for whoever asks.
    const page = (rows) => rows.slice(o.offset, o.limit === 0 ? undefined : o.offset + o.limit);
    for (const part of [trend, ...trend.panels]) {
      part.bins = page(part.bins);
      for (const series of part.series) [series.points, series.smoothed] = [page(series.points), page(series.smoothed)];
    }
    return trend;
  }

  /**
   * The words around the matches of a query, with association measures.
   *
   * @param {string} query
   * @param {object} [options]
   * @returns {Promise<object>} As `readout collocates --json`.
   */
  async collocates(query, options) {
    const o = read("collocates", options);
    return this.#engine.ask({ collocates: { ...rows(o), scope: scope(query, o), window: o.window, within: o.within } }, o);
  }

  /**
   * What one part of the texts says more or less often than the others, than another part, or than a word list.
   *
   * @param {object} options `target` has to be given: a condition such as `speaker:Reuters`, or a list of them.
   * @returns {Promise<object>} As `readout keyness --json`.
   */
  async keyness(options) {
    const o = read("keyness", options);
    if (o.target.length === 0) throw refused("There is no target.", "Give the part as a condition, such as speaker:Reuters.");
    if (o.referenceList && o.reference.length > 0) throw refused("There are two references.", "Leave reference or referenceList out.");
    let reference = o.reference.length > 0 ? { filters: o.reference } : "rest";
    if (o.referenceList) {
      const total = o.referenceTotal ?? o.referenceList.reduce((sum, [, freq]) => sum + freq, 0);
      reference = { list: { words: o.referenceList, total } };
    }
    const grams = { n: o.n, open: o.open, within: o.within };
    return this.#engine.ask({ keyness: { ...rows({ ...o, sort: o.sort ?? (o.direction === "alike" ? "shared" : "g2") }), scope: scope("", o), target: o.target, reference, grams, min_range: o.minRange } }, o);
  }

  /** Ends the worker. What is under way, and what is asked later, is rejected with the kind `closed`. */
  close() {
    this.#engine.close();
  }
}

function scope(query, { where, subset, forms, case: asWritten }) {
  if (!isText(query)) throw refused("The query is not a text.", "Give it in the query language.");
  return { query: query.normalize("NFC"), filters: where, forms, case: asWritten, subsets: subset };
}

/** What the tables of words have in common. */
function rows({ minFreq, min, direction, sort, offset, limit, stopwords }) {
  const descending = !["term", "p", "q"].includes(sort);
  return { min_freq: minFreq, minima: min, direction, sort, descending, offset, limit, stop_words: stopwords };
}

// ---------------------------------------------------------------------------------------------------------------------
// The worker.

/** An engine with an open corpus. What is asked may overlap: each is a job of its own, and the worker takes turns. */
class Engine {
  #worker;
  #calls = new Map();
  #asked = 0;
  #panic = "";
  /** Why nothing more can be asked. */
  #over = null;

  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#heard(data);
    worker.onerror = ({ message }) => {
      this.#end(new ReadoutError({ kind: "worker", message: `The engine has stopped: ${this.#panic || message}`, help: "Open the corpus again." }));
    };
  }

  /**
   * Asks. An abort ends the job too.
   *
   * @param {object} request A `Request` of src/protocol/request.rs, such as `{ kwic: { … } }`.
   * @param {{signal: ?AbortSignal, onProgress: ?Function}} call
   * @param {ArrayBuffer[]} [transfer] What of the request is handed over, and not copied.
   * @returns {Promise<object>} As the command line with `--json` gives it.
   * @throws {ReadoutError} If there is no answer; if it was aborted, the signal's reason.
   */
  async ask(request, { signal, onProgress }, transfer = []) {
    signal?.throwIfAborted();
    if (this.#over) throw this.#over;
    const seq = ++this.#asked;
    let abort;
    const answer = new Promise((resolve, reject) => {
      abort = () => {
        this.#post(seq, "cancel");
        reject(signal.reason);
      };
      signal?.addEventListener("abort", abort);
      this.#calls.set(seq, { resolve, reject, onProgress });
      this.#post(seq, { ask: { request, as_json: true } }, transfer);
    });
    return answer.finally(() => {
      this.#calls.delete(seq);
      signal?.removeEventListener("abort", abort);
    });
  }

  /** Ends the worker. What is under way, and what is asked later, is rejected with the kind `closed`. */
  close() {
    this.#end(new ReadoutError({ kind: "closed", message: "The corpus is closed.", help: "Open it again." }));
  }

  #post(seq, content, transfer = []) {
    // A newer request of a slot makes its older one void: so each has its own.
    this.#worker.postMessage({ build: BUILD, seq, slot: `call ${seq}`, content }, transfer);
  }

  #heard({ seq, content }) {
    const call = this.#calls.get(seq);
    if (content.panic) this.#panic = content.panic;
    if (content.progress) call?.onProgress?.(content.progress);
    if (content.answer) call?.resolve(content.answer);
    if (content.failure) call?.reject(new ReadoutError(content.failure));
  }

  #end(why) {
    this.#over ??= why;
    this.#worker.terminate();
    for (const { reject } of this.#calls.values()) reject(this.#over);
  }
}

const notStarted = (why) =>
  new ReadoutError({
    kind: "worker",
    message: `The engine cannot be started: ${why || "the browser does not say why"}.`,
    help: "A content security policy has to allow script-src 'wasm-unsafe-eval' and worker-src blob:.",
  });

/** What `use` makes of a server's answer. */
async function fetched(address, signal, use) {
  const failed = (why, help) => new ReadoutError({ kind: "package", message: `${address} cannot be fetched: ${why}.`, help });
  let status;
  try {
    const answer = await fetch(address, { signal, credentials: "same-origin" });
    if (answer.ok) return await use(answer);
    status = answer.status;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof WebAssembly.CompileError) throw notStarted(error.message);
    throw failed(error.message, "Is the address right? Another host has to allow this page by CORS, and the page's content security policy the host by connect-src.");
  }
  throw failed(`the server answered ${status}`, "Give the address of the folder of a Readout page, and of a package in it.");
}

async function compiled(answer) {
  // Some servers do not know the type of wasm, and compiling while it streams insists on it.
  if (answer.headers.get("content-type")?.startsWith("application/wasm")) return WebAssembly.compileStreaming(answer);
  return WebAssembly.compile(await answer.arrayBuffer());
}

// What follows the worker's glue in its blob, as in public/boot.js. A failure inside a promise would otherwise stay in
// the worker.
const STARTER = `
self.addEventListener("unhandledrejection", (event) => setTimeout(() => { throw event.reason; }));
self.onmessage = ({ data }) => {
  self.onmessage = null;
  self.readoutBase = data.base;
  wasm_bindgen({ module_or_path: data.module });
};`;

/** A worker that has said its first word, and the build that it is of. It runs from a blob, whose origin is this page's. */
async function started(glue, module, base) {
  const address = URL.createObjectURL(new Blob([glue, STARTER], { type: "text/javascript" }));
  let worker;
  try {
    worker = new Worker(address);
    const { build } = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ module, base });
    });
    return { worker, build };
  } catch (error) {
    worker?.terminate();
    throw notStarted(error.message);
  } finally {
    URL.revokeObjectURL(address);
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// Options. Each has what it is where it is not given, what it may be in words, and how it is read: into what the request
// holds, or into `undefined` where it is something else.

const MOST = 2 ** 32 - 1;
const refused = (message, help) => new ReadoutError({ kind: "query", message, help });
const isText = (value) => typeof value === "string";
const isWhole = (value) => Number.isInteger(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
const either = (isRight, value) => (isRight ? value : undefined);
const texts = (value) => either([value].flat().every(isText), [value].flat());

const chosen = (all, otherwise) => ({ otherwise, what: all.join(", "), read: (value) => either(all.includes(value), value) });
const count = (otherwise, least = 0, most = MOST) => ({
  otherwise,
  what: `a whole number from ${least} to ${most}`,
  read: (value) => either(isWhole(value) && value >= least && value <= most, value),
});
const switched = chosen([false, true], false);
const filters = { otherwise: [], what: "a condition of the query language, or a list of them", read: texts };
const forms = chosen(["exact", "stem"], "exact");
const within = chosen(["document", "turn", "sentence"], "turn");
const direction = (otherwise) => chosen(["attracted", "repelled", "both"], otherwise);
const collocateSort = ["log_dice", "term", "o11", "lines", "c1", "e11", "mi", "mi3", "t", "z", "g2", "dice", "delta_p_21", "delta_p_12"];
const keynessSort = ["g2", "p", "q", "term", "freq_target", "freq_reference", "log_ratio", "log_ratio_low", "log_ratio_high", "shared", "pct_diff", "range_target", "range_reference", "dp_target"];
const field = { otherwise: null, what: "the name of a field", read: (value) => either(isText(value) && value !== "", value) };

const subset = {
  otherwise: [],
  what: "NAME=QUERY, or a list of such texts",
  read(value) {
    const all = texts(value)?.map((one) => /^([^=]*)=([^]*)$/.exec(one));
    if (!all?.every((parts) => parts?.[1].trim())) return undefined;
    return all.map(([, name, query]) => ({ name: name.trim(), query: query.normalize("NFC") }));
  },
};

const by = {
  otherwise: "year",
  what: "year, quarter, month, day, decade, a number of years as in 5years, or the name of a field",
  read(value) {
    if (["year", "quarter", "month", "day"].includes(value)) return value;
    const years = value === "decade" ? 10 : Number(/^(\d{1,4})years$/.exec(value)?.[1]);
    if (years >= 1 && years <= 1000) return { years };
    return field.read(value) && { field: value };
  },
};

const context = {
  otherwise: 8,
  what: "a number of words, or paragraph",
  read: (value) => (value === "paragraph" ? value : isWhole(value) && value <= MOST ? { tokens: value } : undefined),
};

function readKey(name) {
  if (!isText(name) || name === "" || name === "field:") return undefined;
  if (["doc", "date", "node"].includes(name)) return name;
  const [, place, side] = /^([0-9]+)([LR])$/i.exec(name) ?? [];
  if (side) return either(/^[1-9]$/.test(place), { [side.toUpperCase() === "L" ? "left" : "right"]: Number(place) });
  return { field: name.replace(/^field:/, "") };
}

const keys = "doc, date, node, 1L to 9L, 1R to 9R or the name of a field";
const group = { otherwise: null, what: keys, read: readKey };
const lineSort = {
  otherwise: null,
  what: `up to three of ${keys}, with commas between them; - turns one round`,
  read(value) {
    if (!isText(value)) return undefined;
    // A comma in a field's name stands behind a backslash.
    const names = [...value.matchAll(/(?:^|,)((?:\\[^]|[^,\\])*)/g)].map(([, name]) => name.replace(/\\([^])/g, "$1").trim());
    const sorts = names.map((name) => ({ key: readKey(name.replace(/^-/, "")), descending: name.startsWith("-") }));
    return either(sorts.length <= 3 && sorts.every(({ key }) => key), sorts);
  },
};

/** The least of each of some measures; of p and q the most. */
const minima = (sorts) => {
  const measures = sorts.filter((name) => name !== "term");
  return {
    otherwise: {},
    what: `an object with a number for each of some measures, such as { ${measures[0]}: 3 }: ${measures.join(", ")}`,
    read(value) {
      const all = Object.entries(Object(value));
      const isRight = value === Object(value) && all.every(([measure, least]) => measures.includes(measure) && Number.isFinite(least));
      return either(isRight, all.map(([measure, least]) => ({ measure, value: least })));
    },
  };
};

const span = {
  otherwise: "5L,5R",
  what: "0 to 50 words on each side, such as 5L,5R or 3R; or sentence",
  read(value) {
    if (!isText(value)) return undefined;
    if (value.toLowerCase() === "sentence") return "sentence";
    const sides = {};
    for (const part of value.toUpperCase().split(",")) {
      const [, words, side] = /^([0-9]+)([LR])$/.exec(part.trim()) ?? [];
      if (!side || Number(words) > 50 || side in sides) return undefined;
      sides[side] = Number(words);
    }
    return { words: { left: sides.L ?? 0, right: sides.R ?? 0 } };
  },
};

const smooth = { otherwise: 1, what: "an odd number of bins", read: (value) => either(value % 2 === 1 && value <= MOST, value) };

const stopwords = {
  otherwise: "none",
  what: "none, en, zh, or a list of words",
  read(value) {
    if (isText(value)) return value === "none" ? value : { language: value };
    return Array.isArray(value) && value.every(isText) ? { words: value.map((one) => one.normalize("NFC")) } : undefined;
  },
};

const wordList = {
  otherwise: null,
  what: 'a list of words with their frequencies, such as [["the", 120], ["of", 80]]',
  read: (value) => either(Array.isArray(value) && value.length > 0 && value.every((row) => isText(row?.[0]) && isWhole(row[1])), value),
};

const job = {
  signal: { otherwise: null, what: "an AbortSignal", read: (value) => either("aborted" in Object(value), value) },
  onProgress: { otherwise: null, what: "a function", read: (value) => either(typeof value === "function", value) },
};
const common = { where: filters, subset, limit: count(0), offset: count(0), forms, case: switched, ...job };
const measured = { ...common, within, stopwords };
const OPTIONS = {
  open: { corpus: { otherwise: "corpus/", what: "the address of a package", read: String }, ...job },
  search: { ...common, limit: count(20) },
  kwic: { ...common, quotations: switched, context, sort: lineSort, sample: count(null), seed: count(1), group },
  trend: { ...common, by, date: field, share: switched, smooth, changes: switched, panels: field },
  collocates: {
    ...measured, window: span, minFreq: count(5), min: minima(collocateSort), direction: direction("attracted"), sort: chosen(collocateSort, "log_dice"),
  },
  keyness: {
    ...measured, target: filters, reference: filters, referenceList: wordList, referenceTotal: count(null, 0, Number.MAX_SAFE_INTEGER),
    n: count(1, 1, 5), open: switched, minFreq: count(3), minRange: count(1), min: minima(keynessSort),
    direction: chosen(["attracted", "repelled", "both", "alike"], "both"),
    sort: chosen(keynessSort, null),
  },
};

/** All options of a method, read. */
function read(method, given) {
  const table = OPTIONS[method];
  const unknown = Object.keys(given ?? {}).find((name) => !Object.hasOwn(table, name));
  if (unknown !== undefined) throw refused(`${method} has no option ${unknown}.`, `It has ${Object.keys(table).join(", ")}.`);
  const entries = Object.entries(table).map(([name, option]) => {
    const value = given?.[name] ?? option.otherwise;
    if (value === null) return [name, null];
    const got = option.read(value);
    if (got === undefined) throw refused(`The option ${name} of ${method} cannot be read.`, `Give ${option.what}.`);
    return [name, got];
  });
  return Object.fromEntries(entries);
}
