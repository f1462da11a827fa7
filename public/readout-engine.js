// The worker of a Readout page, as readout.js uses it: it is started here, asked and listened to, and what travels is put
// into bytes and read from them. A part of readout.js, and of no use without it.

// The build of the worker that this file lies beside: scripts/stamp.mjs puts it in when the page is built. What travels
// between the two does not name its fields and may change from one build to the next, so that another build's worker is
// refused, and not misread.
const BUILD = "";
// The head of the texts of that build, which it puts in as well.
const TEXTS = "";

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

// ---------------------------------------------------------------------------------------------------------------------
// Bytes. A shape writes a value at the end of a list of bytes, or reads one from where a source stands, or both.

class Source {
  /** `texts` are those by whose numbers the engine says things. */
  constructor(buffer, texts) {
    this.view = new DataView(buffer);
    this.texts = texts;
    this.at = 0;
  }

  /** Goes on by so many bytes, and gives the place where they begin. */
  pass(count) {
    this.at += count;
    return this.at - count;
  }

  byte() {
    return this.view.getUint8(this.pass(1));
  }
}

/** Seven bits in each byte, the lowest first; the last byte is less than 128. */
const whole = {
  write(to, value) {
    for (; value > 127; value = Math.floor(value / 128)) to.push((value % 128) + 128);
    to.push(value);
  },
  read(from) {
    for (let value = 0, weight = 1; ; weight *= 128) {
      const byte = from.byte();
      value += (byte % 128) * weight;
      if (byte < 128) return value;
    }
  },
};

/** 0, −1, 1, −2 and so on are the whole numbers 0, 1, 2, 3. */
const signed = {
  read(from) {
    const value = whole.read(from);
    return value % 2 ? -(value + 1) / 2 : value / 2;
  },
};

const byte = { write: (to, value) => to.push(value) };
const flag = { write: (to, value) => to.push(value ? 1 : 0), read: (from) => from.byte() === 1 };

/** What is no finite number is nothing, as in JSON. */
const real = {
  read(from) {
    const value = from.view.getFloat64(from.pass(8), true);
    return Number.isFinite(value) ? value : null;
  },
};

/** Of half the precision: the shortest decimal number that means the same, as it is written in JSON. */
const coarse = {
  read(from) {
    const value = from.view.getFloat32(from.pass(4), true);
    for (let digits = 1; ; digits++) {
      const short = Number(value.toPrecision(digits));
      if (Math.fround(short) === value) return short;
    }
  },
};

const encoder = new TextEncoder();
// A mark at the head of a text is a part of it.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const text = {
  write: (to, value) => bytes.write(to, encoder.encode(value)),
  read(from) {
    const length = whole.read(from);
    return decoder.decode(new Uint8Array(from.view.buffer, from.pass(length), length));
  },
};

const list = (of) => ({
  write(to, values) {
    whole.write(to, values.length);
    for (const value of values) of.write(to, value);
  },
  read(from) {
    const values = [];
    for (let left = whole.read(from); left > 0; left--) values.push(of.read(from));
    return values;
  },
});
const bytes = list(byte);

const maybe = (of) => ({
  write(to, value) {
    flag.write(to, value !== null);
    if (value !== null) of.write(to, value);
  },
  read: (from) => (flag.read(from) ? of.read(from) : null),
});

const pair = (first, second) => ({
  write(to, [a, b]) {
    first.write(to, a);
    second.write(to, b);
  },
  read: (from) => [first.read(from), second.read(from)],
});

/** Names with something of a shape each: an object, in JSON as in `readout --json`. */
const named = (of) => ({ read: (from) => Object.fromEntries(list(pair(text, of)).read(from)) });

function fields(shapes) {
  const all = Object.entries(shapes);
  return {
    write: (to, value) => all.forEach(([name, shape]) => shape.write(to, value[name])),
    read: (from) => Object.fromEntries(all.map(([name, shape]) => [name, shape.read(from)])),
  };
}

/** One of some words. */
const word = (...all) => ({
  write: (to, value) => whole.write(to, all.indexOf(value)),
  read: (from) => all[whole.read(from)],
});

/** One of several variants: an object with the variant's name and what it holds. Those that are `null` are not used. */
function variant(shapes) {
  const names = Object.keys(shapes);
  return {
    write(to, value) {
      const [name] = Object.keys(value);
      whole.write(to, names.indexOf(name));
      shapes[name].write(to, value[name]);
    },
    read(from) {
      const name = names[whole.read(from)];
      return { [name]: shapes[name].read(from) };
    },
  };
}

// ---------------------------------------------------------------------------------------------------------------------
// What is asked. Names and order are those of src/protocol.rs and src/protocol/*.rs; what is never asked for from here
// has the shape of nothing.

const nothing = fields({});
export const forms = ["exact", "stem"];
export const within = ["document", "turn", "sentence"];
export const direction = ["attracted", "repelled", "both"];
export const collocateSort = ["log_dice", "term", "o11", "lines", "c1", "e11", "mi", "mi3", "t", "z", "g2", "dice", "delta_p_21", "delta_p_12"];
export const keynessSort = ["g2", "term", "freq_target", "freq_reference", "log_ratio", "log_ratio_low", "log_ratio_high", "pct_diff", "range_target", "range_reference", "dp_target"];

const Scope = fields({
  query: text, filters: list(text), forms: word(...forms), case: flag,
  subsets: list(fields({ name: text, query: text, filters: list(text), forms: word(...forms), case: flag })),
  near: maybe(nothing), run: maybe(nothing),
});
const StopWords = variant({ None: nothing, Language: text, Words: list(text) });
const KwicKey = variant({ Doc: nothing, Date: nothing, Node: nothing, Left: byte, Right: byte, Field: text });
const KwicSample = fields({ size: whole, seed: whole });
const Spans = list(fields({ start: whole, end: whole }));

const Request = variant({
  Open: fields({ manifest: bytes }),
  Info: null,
  Search: fields({ scope: Scope, sort: fields({ key: variant({ Relevance: nothing }), descending: flag }), offset: whole, limit: whole }),
  Trend: fields({
    scope: Scope, terms: list(text),
    by: variant({ Auto: nothing, Year: nothing, Quarter: nothing, Month: nothing, Day: nothing, Field: text }),
    date_field: maybe(text), curve: fields({ of_documents: flag, smooth: whole, changes: flag }),
    panels: maybe(fields({ field: text, most: whole })),
  }),
  Terms: null, Facets: null, Documents: null, Read: null, Forms: null, Examples: null, Complete: null, Check: null,
  Kwic: fields({
    scope: Scope, sort: list(fields({ key: KwicKey, descending: flag })), context: variant({ Tokens: whole, Paragraph: nothing }),
    sample: maybe(KwicSample), only: maybe(nothing), without: Spans, within: maybe(Spans), sets: list(Spans),
    offset: whole, limit: whole,
  }),
  KwicGroups: fields({ scope: Scope, by: KwicKey, sample: maybe(KwicSample), without: Spans, within: maybe(Spans), offset: whole, limit: whole }),
  Collocates: fields({
    scope: Scope, filter: text, window: variant({ Words: fields({ left: whole, right: whole }), Sentence: nothing }),
    within: word(...within), min_freq: whole, direction: word(...direction), sort: word(...collocateSort), descending: flag,
    offset: whole, limit: whole, stop_words: StopWords, paired: flag,
  }),
  Keyness: fields({
    scope: Scope, filter: text, target: list(text),
    reference: variant({ Rest: nothing, Filters: list(text), List: fields({ words: list(pair(text, whole)), total: whole }) }),
    grams: fields({ n: whole, open: flag, within: word(...within) }), min_freq: whole, min_range: whole,
    direction: word(...direction), sort: word(...keynessSort), descending: flag, offset: whole, limit: whole, stop_words: StopWords,
  }),
});

// ---------------------------------------------------------------------------------------------------------------------
// What is answered.

/** What the engine says, in pieces: src/said.rs. The nth place of a text is the control character of number n. */
const Said = {
  read(from) {
    const pieces = text.read(from).split("\u001f");
    const next = () => {
      const piece = pieces.shift() ?? "";
      const rest = piece.slice(1);
      if (piece.startsWith("#")) return Number(rest).toLocaleString("en");
      if (!piece.startsWith("@")) return rest;
      const said = from.texts[rest];
      const places = said.match(/[\u0001-\u0008]/g)?.map((place) => place.charCodeAt(0)) ?? [];
      const values = Array.from({ length: Math.max(0, ...places) }, next);
      return said.replace(/[\u0001-\u0008]/g, (place) => values[place.charCodeAt(0) - 1]);
    };
    return next();
  },
};

const Size = fields({ documents: whole, tokens: whole });
const Bins = list(fields({ key: maybe(text), documents: whole, tokens: whole }));
const SeriesList = list(fields({
  term: text, freq: whole, documents: whole,
  points: list(fields({
    key: maybe(text), freq: whole, per_million: maybe(real), low: maybe(real), high: maybe(real), tokens: whole, documents: whole,
    of_documents: whole, share: maybe(real), share_low: maybe(real), share_high: maybe(real),
    of_hits: whole, among: maybe(real), among_low: maybe(real), among_high: maybe(real),
  })),
  smoothed: list(maybe(real)),
  changes: list(fields({ key: maybe(text), p: real, before: maybe(real), after: maybe(real) })),
}));

const Body = variant({
  Info: fields({
    title: text, description: text, about: text, language: text, licence: text, citation: text, documents: whole, tokens: whole,
    types: whole, turns: whole, fingerprint: text, stemmer: maybe(text), first_day: maybe(text), last_day: maybe(text),
    dates: whole, undated: whole,
    fields: list(fields({
      name: text, label: text, kind: word("facet", "date", "number", "text"), level: word("document", "turn", "span"),
      values: maybe(list(fields({ value: text, documents: whole, tokens: whole }))),
    })),
  }),
  Search: fields({
    documents: whole, matches: whole, view: Size, offset: whole,
    results: list(fields({
      doc: text, title: text, date: maybe(text), score: real, matches: whole,
      snippets: list(fields({
        text, highlights: list(pair(whole, whole)), speaker: maybe(text), paragraph: whole, cut_start: flag, cut_end: flag,
      })),
      tokens: whole, strip: list(coarse), fields: named(list(text)),
    })),
  }),
  Trend: fields({
    by: text, overlapping: flag, view: Size, bins: Bins, series: SeriesList, outside: fields({ undated: whole, coarse: whole }),
    panels: list(fields({ value: maybe(text), view: Size, bins: Bins, series: SeriesList })), panels_total: whole,
  }),
  Terms: null, Facets: null, Documents: null, Read: null, Forms: null, Examples: null, Check: null, Complete: null,
  Kwic: fields({
    matches: whole, view: Size, lines_total: whole, documents: whole, dropped: whole, sets: list(whole), offset: whole,
    lines: list(fields({
      doc: text, title: text, date: maybe(text), position: whole, start: whole, end: whole, paragraph: whole,
      left: text, node: text, right: text, speaker: maybe(text), source: maybe(text), url: maybe(text), fields: named(list(text)),
      marks: list(fields({ sort: whole, part: word("left", "node", "right"), start: whole, end: whole })),
    })),
  }),
  KwicGroups: fields({
    matches: whole, view: Size, lines_total: whole, overlapping: flag, rows_total: whole,
    rows: list(fields({ value: maybe(text), count: whole, documents: whole })),
  }),
  Collocates: fields({
    view: Size, matches: whole, n: whole, r1: whole, places: list(signed), rows_total: whole, offset: whole, conditions: text,
    rows: list(fields({
      term: text, o11: whole, lines: whole, c1: whole, e11: real, direction: word(...direction), mi: maybe(real), mi3: maybe(real),
      t: maybe(real), z: maybe(real), g2: maybe(real), log_dice: maybe(real), dice: maybe(real), delta_p_21: maybe(real),
      delta_p_12: maybe(real), positions: list(whole),
    })),
    pairs: list(fields({ a: whole, b: whole, lines: whole })),
  }),
  Keyness: fields({
    target: Size, reference: Size, places_target: whole, places_reference: whole, tested: whole, rows_total: whole, offset: whole,
    conditions: text,
    rows: list(fields({
      term: text, freq_target: whole, freq_reference: whole, direction: word(...direction), g2: maybe(real), p: maybe(real),
      q: maybe(real), log_ratio: maybe(real), log_ratio_low: maybe(real), log_ratio_high: maybe(real), pct_diff: maybe(real),
      range_target: whole, range_reference: maybe(whole), dp_target: maybe(real),
    })),
  }),
});

const Answer = variant({
  Ok: fields({
    body: Body,
    notes: list(fields({ kind: word("nothing", "leftout", "hint"), text: Said, suggestion: maybe(text), without: maybe(text) })),
  }),
  Err: fields({
    kind: word("query", "missing", "package", "notopen"), message: Said, help: Said,
    diagnostics: list(fields({ source: text, start: whole, end: whole, message: Said, help: Said })),
  }),
});
const Progress = fields({ what: Said, done: whole, total: whole });

// ---------------------------------------------------------------------------------------------------------------------
// The worker.

/** The value that some bytes hold, all of them. */
function decoded(shape, buffer, texts) {
  const source = new Source(buffer, texts);
  const value = shape.read(source);
  if (source.at !== buffer.byteLength) throw new RangeError("it has more bytes than it should");
  return value;
}

/** An engine with an open corpus. What is asked may overlap: each is a job of its own, and the worker takes turns. */
export class Engine {
  #worker;
  #texts;
  #calls = new Map();
  #asked = 0;
  /** Why nothing more can be asked. */
  #over = null;

  constructor(worker, texts) {
    this.#worker = worker;
    this.#texts = texts;
    worker.onmessage = ({ data }) => this.#heard(data);
    worker.onerror = ({ message }) => {
      this.#end(new ReadoutError({ kind: "worker", message: `The engine has stopped: ${message}`, help: "Open the corpus again." }));
    };
  }

  /**
   * Asks.
   *
   * @param {object} request One variant of `Request`, such as `{ Kwic: { … } }`.
   * @param {{signal: ?AbortSignal, onProgress: ?Function}} call An abort ends the job too.
   * @returns {Promise<object>} What the variant of `Body` holds, with its notes.
   * @throws {ReadoutError} If there is no answer; if it was aborted, the signal's reason.
   */
  async ask(request, { signal, onProgress }) {
    signal?.throwIfAborted();
    if (this.#over) throw this.#over;
    const payload = [];
    Request.write(payload, request);
    const seq = ++this.#asked;
    // A newer request of a slot makes its older one void: so each has its own.
    const slot = `call ${seq}`;
    let abort;
    const answer = new Promise((resolve, reject) => {
      abort = () => {
        this.#post(seq, slot, "cancel", []);
        reject(signal.reason);
      };
      signal?.addEventListener("abort", abort);
      this.#calls.set(slot, { resolve, reject, onProgress });
      this.#post(seq, slot, "ask", payload);
    });
    return answer.finally(() => {
      this.#calls.delete(slot);
      signal?.removeEventListener("abort", abort);
    });
  }

  /** Ends the worker. What is under way, and what is asked later, is rejected with the kind `closed`. */
  close() {
    this.#end(new ReadoutError({ kind: "closed", message: "The corpus is closed.", help: "Open it again." }));
  }

  #post(seq, slot, kind, payload) {
    const { buffer } = Uint8Array.from(payload);
    this.#worker.postMessage([BUILD, seq, slot, kind, buffer], [buffer]);
  }

  #heard([, , slot, kind, payload]) {
    const asked = this.#calls.get(slot);
    if (kind === "progress") asked?.onProgress?.(decoded(Progress, payload, this.#texts));
    if (kind !== "answer" || !asked) return;
    try {
      const { Ok, Err } = decoded(Answer, payload, this.#texts);
      if (Err) asked.reject(new ReadoutError(Err));
      else asked.resolve({ ...Object.values(Ok.body)[0], notes: Ok.notes });
    } catch (error) {
      asked.reject(new ReadoutError({ kind: "worker", message: `The answer cannot be read: ${error.message}.`, help: "Please report this." }));
    }
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

/** A worker that has said its first word, and that word. It runs from a blob, whose origin is this page's. */
async function started(glue, module, base) {
  const address = URL.createObjectURL(new Blob([glue, STARTER], { type: "text/javascript" }));
  let worker;
  try {
    worker = new Worker(address);
    const ready = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ module, base });
    });
    return [worker, ready];
  } catch (error) {
    worker?.terminate();
    throw notStarted(error.message);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * Starts the engine of a page and opens a package in it.
 *
 * @param {string} asker The build of whoever calls: caches may bring files of several builds together.
 * @param {URL} page The folder of the page, with a slash at its end.
 * @param {URL} base The folder of the package, with one too.
 * @param {{signal: ?AbortSignal, onProgress: ?Function}} call As in `open` of readout.js.
 * @returns {Promise<{engine: Engine, info: object}>} The engine, and what the corpus is.
 * @throws {ReadoutError} Of the kinds `package`, `build` and `worker`.
 */
export async function start(asker, page, base, call) {
  const { signal } = call;
  if (asker !== BUILD) {
    throw new ReadoutError({ kind: "build", message: "readout.js and readout-engine.js are of two builds.", help: "Fetch both anew, from one folder." });
  }
  const [glue, module, manifest, said] = await Promise.all([
    fetched(new URL("worker.js", page), signal, (answer) => answer.text()),
    fetched(new URL("worker_bg.wasm", page), signal, compiled),
    fetched(new URL("corpus.json", base), signal, (answer) => answer.arrayBuffer()),
    fetched(new URL("words/en.txt", page), signal, (answer) => answer.text()),
  ]);
  const [worker, [build]] = await started(glue, module, base.href);
  const [head, ...texts] = said.split("\n");
  const engine = new Engine(worker, texts);
  try {
    if (build !== BUILD) {
      throw new ReadoutError({
        kind: "build",
        message: `This module is of the build ${BUILD || "(none, since it is not from a built page)"}, and the engine at ${page} of ${build}.`,
        help: `Import the module that lies beside the engine: ${new URL("readout.js", page)}.`,
      });
    }
    if (head !== TEXTS) {
      throw new ReadoutError({ kind: "build", message: `The texts at ${page} are of another build than its engine.`, help: "Fetch both anew." });
    }
    return { engine, info: await engine.ask({ Open: { manifest: new Uint8Array(manifest) } }, call) };
  } catch (error) {
    engine.close();
    throw error;
  }
}
