// Makes what the browser fetches small, at the end of a release build. Trunk runs it with the built files in
// TRUNK_STAGING_DIR.
//
// - wasm-opt, twice over. Nothing lies in the first kilobyte of memory, which is the stack's end; branches are made anew
//   from their flow. Then functions that are alike are put side by side, which gzip likes: 4 % of the page.
// - What the code would say of a panic is cut out: it stops either way, and a worker that stopped is replaced, and said
//   to be, whatever it stopped for. Builds for development say it on the console.
// - Exports that the script does not use go, and what only they need: streams, which Leptos exports for its servers.
// - Imports and exports are renamed: each has a hash in its name, in the wasm and in the script.
// - Scripts are compressed.
//
// readout.js stays as it is written, since people read it; it gets the build that it belongs to, in every build. At last
// the service worker gets its list of all files.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { bodiesOf, encode, exports, functionNames, importedFunctions, imports, joined, module, namesOf, reader, sections, sized, stretchesOf, text } from "./wasm.mjs";
import { unneeded } from "./needed.mjs";
import { improved, inOrderOfLikeness } from "./order.mjs";
import { stamp } from "./stamp.mjs";

const { minify } = createRequire(new URL("../tests/e2e/package.json", import.meta.url))("terser");
const run = promisify(execFile);

const TARGET = process.env.CARGO_TARGET_DIR ?? "target";
const COMMON = ["--flatten", "--rereloop", "--low-memory-unused"];
/** How often functions are put in order. */
const ROUNDS = 4;
/** After that, how often a better place for a few of them is looked for: a minute gives the page half a kilobyte. */
const BUILT = [
  { name: "page", tries: [10_000, 10_000], passes: ["-Oz", "-Oz", "--one-caller-inline-max-function-size=20"] },
  {
    name: "worker",
    tries: [],
    passes: ["-Os", "-Os", "--always-inline-max-function-size=6", "--one-caller-inline-max-function-size=300"],
  },
];
/**
 * What is never run, or only on the way to a trap: the standard library on panics, how values are written for developers,
 * and the streams of servers. Tables of functions keep them, where no pass of wasm-opt sees it. Names are as the
 * compiler writes them for the linker.
 */
const DEAD =
  /panicking|unwrap_failed|expect_failed|slice_index_fail|slice_error_fail|len_mismatch_fail|panic_already|handle_error|handle_alloc_error|capacity_overflow|rust_panic|Debug|fmt8builders|fmt\.\.builders|PadAdapter|wasm_streams|future_to_promise/;
/**
 * What those say, of which no more than these words is left: they were handed to what is cut out. A text that a new
 * compiler words otherwise stays, which does no harm.
 */
const SAID_OF_PANICS = new RegExp(
  [
    "internal error: entered unreachable code(: (`of` takes trends alone|a signal that holds another type|a value whose place has gone away))?",
    "cannot access a Thread Local Storage value during or after destruction",
    "Attempted to initialize thread-local while it is being dropped",
    "(insertion|removal|swap_remove) index \\(is ",
    "\\) should be <=? len \\(is ",
    "Executor::spawn(_local)? called, but no global 'spawn(_local)?' function is configured\\.",
    "(LazyCell|LazyLock|Once) instance has previously been poisoned",
    "one-time initialization may not be performed recursively",
    "failed to generate unique thread ID: bitspace exhausted",
    "assertion failed: [\\w.]+\\((new_len)?\\)",
    "assertion failed: out_pos \\+ \\d < out_slice\\.len\\(\\)",
    "assertion failed: \\(source_pos \\+ \\d\\) & out_buf_size_mask < out_slice\\.len\\(\\)",
    "the guard should always be in place until the Drop implementation",
    "Tried to access a reactive value that has already been disposed\\.",
    "(Arc counter|capacity) overflow",
    "closure invoked recursively or after being dropped",
    "called `(Option|Result)::unwrap(_throw)?\\(\\)` on an? `(None|Err)` value",
    "attempt to join into collection with len > usize::MAX",
    "Tried to shrink to a larger capacity",
    "finish: (callbacks should be Some|result should be None)",
    "recursive use of an object detected which would lead to unsafe aliasing in rust",
    "FnOnce called more than once",
    "inner is None only in drop",
    "min > max\\. min = |, max = ",
    "user-provided comparison function does not correctly implement a total order",
    "a (Display|formatting trait) implementation returned an error (unexpectedly|when the underlying stream did not)",
    "(start|end) of range should be a character boundary",
  ].join("|"),
  "g",
);
/** A name in a script. */
const WORD = /(?<![\w$])[\w$]+/g;
/** A function without locals that traps. */
const TRAP = Uint8Array.of(0, 0x00, 0x0b);

function withoutExports(wasm, used) {
  const all = sections(wasm);
  const section = all.find(({ kind }) => kind === 7);
  const list = exports(section.content).filter(({ name }) => used.has(name)).map(({ name, what }) => joined([text(name), what]));
  section.content = joined([encode(list.length), ...list]);
  return module(wasm, all);
}

/** Leaves out what nothing needs that is ever run: `lost` are names of functions, `memory` stretches of the data. */
function withoutUnneeded(wasm, { functions: lost, memory }) {
  const all = sections(wasm);
  const imported = importedFunctions(all);
  const names = functionNames(all);
  if (names.size === 0) throw new Error("the wasm names no functions, so that which of them panic is not known");
  const code = all.find(({ kind }) => kind === 10);
  const isLost = (name) => DEAD.test(name) || lost.has(name);
  const bodies = bodiesOf(code.content).map((body, at) => (isLost(names.get(imported + at) ?? "") ? TRAP : body));
  code.content = joined([encode(bodies.length), ...bodies.map(sized)]);
  const stretches = all.filter(({ kind }) => kind === 11).flatMap(({ content }) => stretchesOf(content));
  for (const { address, bytes } of stretches) {
    for (const [from, to] of memory) bytes.fill(0, Math.max(from - address, 0), Math.min(Math.max(to - address, 0), bytes.length));
  }
  // The linker's relocations have been read.
  return forgetPanics(module(wasm, all.filter(({ kind, content }) => kind !== 0 || reader(content).text() === "target_features")));
}

/**
 * Puts zeros where the data has what a panic says, and at which place in which source it began: a path, and its address,
 * length, line and column.
 */
function forgetPanics(wasm) {
  const stretches = sections(wasm).filter(({ kind }) => kind === 11).flatMap(({ content }) => stretchesOf(content));
  const paths = new Map();
  for (const { address, bytes } of stretches) {
    const text = Buffer.from(bytes).toString("latin1");
    for (const found of text.matchAll(/(?:\/[\w.\-/]+?|src\/[\w/]+?)\.rs/g)) {
      paths.set(address + found.index, found[0].length);
      bytes.fill(0, found.index, found.index + found[0].length);
    }
    for (const { index, 0: said } of text.matchAll(SAID_OF_PANICS)) bytes.fill(0, index, index + said.length);
  }
  for (const { address, bytes } of stretches) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = -address & 3; at + 16 <= bytes.length; at += 4) {
      if (paths.get(view.getUint32(at, true)) === view.getUint32(at + 4, true)) bytes.fill(0, at, at + 16);
    }
  }
  return wasm;
}

/** Names the functions so that the order of their names is the one that is wanted. */
function named(wasm, orderOf) {
  const all = sections(wasm);
  const imported = importedFunctions(all);
  const order = orderOf(bodiesOf(all.find(({ kind }) => kind === 10).content));
  const digits = String(order.length).length;
  const names = order.map((at, place) => [imported + at, `f${String(place).padStart(digits, "0")}`]);
  return module(wasm, [...all, namesOf(names.sort(([a], [b]) => a - b))]);
}

/** Short names on both sides of the border, and nothing that only tools read. */
function rename(wasm, script) {
  const short = new Map();
  const shortened = (name) => short.get(name) ?? short.set(name, `$${short.size.toString(36)}`).get(name);
  const all = sections(wasm).filter(({ kind }) => kind !== 0);
  for (const section of all) {
    if (section.kind === 2) {
      const list = imports(section.content).map(({ module, name, type }) => joined([text(module), text(shortened(name)), type]));
      section.content = joined([encode(list.length), ...list]);
    }
    if (section.kind === 7) {
      const list = exports(section.content).map(({ name, what }) => joined([text(shortened(name)), what]));
      section.content = joined([encode(list.length), ...list]);
    }
  }
  const found = new Set();
  const replaced = script.replace(WORD, (word) => {
    if (!short.has(word)) return word;
    found.add(word);
    return short.get(word);
  });
  const lost = [...short.keys()].filter((name) => !found.has(name));
  if (lost.length > 0) throw new Error(`the script does not know ${lost.join(", ")}`);
  return { wasm: module(wasm, all), script: replaced };
}

/**
 * The glue without what the page does not use: classes for what it does not export, and ways to begin other than the one
 * of public/boot.js, which brings the compiled module.
 */
function lean(script) {
  const cuts = [
    [/^    let script_src;\n    if [^]*?^    \}\n/m, 1],
    [/^    class \w+ \{\n[^]*?^    \}\n/gm, 0],
    [/^    if \(Symbol\.dispose\).*\n/gm, 0],
    [/^    exports\.\w+ = \w+;\n/gm, 0],
    [/^    const \w+Finalization = [^;]*;\n/gm, 0],
    [/^    async function __wbg_load\([^]*?^    \}\n/m, 1],
    [/^    function initSync\([^]*(?=^    return Object\.assign\(__wbg_init)/m, 1],
  ];
  for (const [what, least] of cuts) {
    if ((script.match(what)?.length ?? 0) < least) throw new Error(`the glue is written otherwise: it has no ${what}`);
    script = script.replace(what, "");
  }
  const begin = `return async ({ module_or_path: module }) =>
    __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);`;
  const begun = script.replace(/^    return Object\.assign\(__wbg_init.*$/m, begin);
  if (begun === script) throw new Error("the glue is written otherwise: it does not return __wbg_init");
  return begun;
}

/** The glue without functions that the wasm no longer imports. */
function withoutImports(script, wasm) {
  const section = sections(wasm).find(({ kind }) => kind === 2);
  const imported = new Set(imports(section.content).map(({ name }) => name));
  return script.replace(/^ {12}(__wb\w+): function\([^]*?^ {12}\}.*\n/gm, (entry, name) => (imported.has(name) ? entry : ""));
}

async function shrink(folder, { name, tries, passes }) {
  const [wasm, script] = [join(folder, `${name}_bg.wasm`), join(folder, `${name}.js`)];
  // As wasm-bindgen wrote it: Trunk has compressed what lies in the folder.
  const code = lean(readFileSync(join(TARGET, "wasm-bindgen", "release", `${name}.js`), "utf8"));
  const used = new Set(code.match(WORD));
  // What wasm-bindgen calls from what it writes itself has these names.
  const isRoot = (name) => used.has(name) || name === "main" || /^__(wbindgen|externref)_/.test(name);
  const linked = readFileSync(join(TARGET, "wasm32-unknown-unknown", name, `${name}.wasm`));
  const lost = unneeded(linked, isRoot, (name) => DEAD.test(name));
  writeFileSync(wasm, withoutUnneeded(withoutExports(readFileSync(wasm), used), lost));
  await run("wasm-opt", [wasm, "-o", wasm, ...COMMON, ...passes, "--remove-unused-module-elements"]);
  // The numbers of functions, which their calls have in them, change with their order: what is best is found by trying.
  let least;
  const put = async (before, orderOf) => {
    writeFileSync(wasm, named(before, orderOf));
    await run("wasm-opt", [wasm, "-o", wasm, "--low-memory-unused", "--reorder-functions-by-name"]);
    const now = readFileSync(wasm);
    const size = gzipSync(module(now, sections(now).filter(({ kind }) => kind !== 0)), { level: 9 }).length;
    if (least === undefined || size < least.size) least = { size, now };
    return now;
  };
  for (let round = 0, now = readFileSync(wasm); round < ROUNDS; round++) now = await put(now, inOrderOfLikeness);
  for (const [nth, count] of tries.entries()) await put(least.now, (bodies) => improved(bodies, count, nth + 1));
  const renamed = rename(least.now, withoutImports(code, least.now));
  writeFileSync(wasm, renamed.wasm);
  writeFileSync(script, renamed.script);
}

const folder = process.env.TRUNK_STAGING_DIR;
stamp(folder);
if (process.env.TRUNK_PROFILE === "release") {
  await Promise.all(BUILT.map((built) => shrink(folder, built)));
  for (const name of ["boot.js", "said.js", "kept.js", "page.js", "worker.js"]) {
    const file = join(folder, name);
    const { code } = await minify(readFileSync(file, "utf8"), { compress: { passes: 3 }, ecma: /^(boot|said|kept)/.test(name) ? 5 : 2020 });
    writeFileSync(file, code);
  }
  // What is kept for when there is no network is what the files are by now.
  await run(join(TARGET, "release", "readout"), ["offline", folder]);
}
