// Asks a Readout corpus from another page or a notebook:
//
//   import { open } from "https://example.org/corpus/readout.js";
//   const corpus = await open();
//   const { lines } = await corpus.kwic('"cold war"', { where: "date:2020", sort: "1R" });
//
// The answers are those of the command line with --json, from the engine that the page itself runs in its worker.
// docs/embedding.md has the methods, their options, and what a content security policy has to allow.
import { collocateSort, direction, forms, keynessSort, ReadoutError, start, within } from "./readout-engine.js";

export { ReadoutError };

// Put in by scripts/stamp.mjs when the page is built: see readout-engine.js.
const BUILD = "";

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
  const { engine, info } = await start(BUILD, page, folder(o.corpus, page), o);
  return new Corpus(engine, info);
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
    const sort = { key: { Relevance: {} }, descending: false };
    return this.#engine.ask({ Search: { scope: scope(query, o), sort, offset: o.offset, limit: o.limit } }, o);
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
    const lines = { scope: scope(query, o), sample, without: [], within: null, offset: o.offset, limit: o.limit };
    if (o.group) return this.#engine.ask({ KwicGroups: { ...lines, by: o.group } }, o);
    return this.#engine.ask({ Kwic: { ...lines, sort: o.sort ?? [], context: o.context, only: null, sets: [] } }, o);
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
    const trend = await this.#engine.ask({ Trend: { scope: scope("", o), terms: all, by: o.by, date_field: o.date, curve, panels } }, o);
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
    return this.#engine.ask({ Collocates: { ...rows(o), scope: scope(query, o), window: o.window, within: o.within, paired: false } }, o);
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
    let reference = o.reference.length > 0 ? { Filters: o.reference } : { Rest: {} };
    if (o.referenceList) {
      const total = o.referenceTotal ?? o.referenceList.reduce((sum, [, freq]) => sum + freq, 0);
      reference = { List: { words: o.referenceList, total } };
    }
    const grams = { n: o.n, open: o.open, within: o.within };
    return this.#engine.ask({ Keyness: { ...rows(o), scope: scope("", o), target: o.target, reference, grams, min_range: o.minRange } }, o);
  }

  /** Ends the worker. What is under way, and what is asked later, is rejected with the kind `closed`. */
  close() {
    this.#engine.close();
  }
}

function scope(query, { where, subset, forms, case: asWritten }) {
  if (!isText(query)) throw refused("The query is not a text.", "Give it in the query language.");
  return { query: query.normalize("NFC"), filters: where, forms, case: asWritten, subsets: subset, near: null, run: null };
}

/** What the tables of words have in common. */
function rows({ minFreq, direction, sort, offset, limit, stopwords }) {
  return { filter: "", min_freq: minFreq, direction, sort, descending: sort !== "term", offset, limit, stop_words: stopwords };
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
const titled = (name) => name[0].toUpperCase() + name.slice(1);

const chosen = (all, otherwise) => ({ otherwise, what: all.join(", "), read: (value) => either(all.includes(value), value) });
const count = (otherwise, least = 0, most = MOST) => ({
  otherwise,
  what: `a whole number from ${least} to ${most}`,
  read: (value) => either(isWhole(value) && value >= least && value <= most, value),
});
const switched = chosen([false, true], false);
const filters = { otherwise: [], what: "a condition of the query language, or a list of them", read: texts };
const field = { otherwise: null, what: "the name of a field", read: (value) => either(isText(value) && value !== "", value) };

const subset = {
  otherwise: [],
  what: "NAME=QUERY, or a list of such texts",
  read(value) {
    const all = texts(value)?.map((one) => /^([^=]*)=([^]*)$/.exec(one));
    if (!all?.every((parts) => parts?.[1].trim())) return undefined;
    return all.map(([, name, query]) => ({ name: name.trim(), query: query.normalize("NFC"), filters: [], forms: "exact", case: false }));
  },
};

const by = {
  otherwise: "year",
  what: "year, quarter, month, day or the name of a field",
  read(value) {
    if (["year", "quarter", "month", "day"].includes(value)) return { [titled(value)]: {} };
    return field.read(value) && { Field: value };
  },
};

const context = {
  otherwise: 8,
  what: "a number of words, or paragraph",
  read: (value) => (value === "paragraph" ? { Paragraph: {} } : isWhole(value) && value <= MOST ? { Tokens: value } : undefined),
};

function readKey(name) {
  if (!isText(name) || name === "" || name === "field:") return undefined;
  if (["doc", "date", "node"].includes(name)) return { [titled(name)]: {} };
  const [, place, side] = /^([0-9]+)([LR])$/i.exec(name) ?? [];
  if (side) return either(/^[1-9]$/.test(place), { [side.toUpperCase() === "L" ? "Left" : "Right"]: Number(place) });
  return { Field: name.replace(/^field:/, "") };
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

const span = {
  otherwise: "5L,5R",
  what: "0 to 50 words on each side, such as 5L,5R or 3R; or sentence",
  read(value) {
    if (!isText(value)) return undefined;
    if (value.toLowerCase() === "sentence") return { Sentence: {} };
    const sides = {};
    for (const part of value.toUpperCase().split(",")) {
      const [, words, side] = /^([0-9]+)([LR])$/.exec(part.trim()) ?? [];
      if (!side || Number(words) > 50 || side in sides) return undefined;
      sides[side] = Number(words);
    }
    return { Words: { left: sides.L ?? 0, right: sides.R ?? 0 } };
  },
};

const smooth = { otherwise: 1, what: "an odd number of bins", read: (value) => either(value % 2 === 1 && value <= MOST, value) };

const stopwords = {
  otherwise: "none",
  what: "none, en, zh, or a list of words",
  read(value) {
    if (isText(value)) return value === "none" ? { None: {} } : { Language: value };
    return Array.isArray(value) && value.every(isText) ? { Words: value.map((one) => one.normalize("NFC")) } : undefined;
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
const common = { where: filters, subset, limit: count(0), offset: count(0), forms: chosen(forms, "exact"), case: switched, ...job };
const measured = { ...common, within: chosen(within, "turn"), stopwords };
const OPTIONS = {
  open: { corpus: { otherwise: "corpus/", what: "the address of a package", read: String }, ...job },
  search: { ...common, limit: count(20) },
  kwic: { ...common, context, sort: lineSort, sample: count(null), seed: count(1), group },
  trend: { ...common, by, date: field, share: switched, smooth, changes: switched, panels: field },
  collocates: {
    ...measured, window: span, minFreq: count(5), direction: chosen(direction, "attracted"), sort: chosen(collocateSort, "log_dice"),
  },
  keyness: {
    ...measured, target: filters, reference: filters, referenceList: wordList, referenceTotal: count(null, 0, Number.MAX_SAFE_INTEGER),
    n: count(1, 1, 5), open: switched, minFreq: count(3), minRange: count(1), direction: chosen(direction, "both"),
    sort: chosen(keynessSort, "g2"),
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
