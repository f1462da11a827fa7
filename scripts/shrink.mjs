// Makes what the browser fetches small, at the end of a release build. Trunk runs it with the built files in
// TRUNK_STAGING_DIR.
//
// - wasm-opt, twice over. Nothing lies in the first kilobyte of memory, which is the stack's end; functions of like
//   names stand together, which gzip likes; branches are made anew from their flow.
// - What the code would say of a panic is cut out: it stops either way, and a worker that stopped is replaced, and said
//   to be, whatever it stopped for. Builds for development say it on the console.
// - Exports that the script does not use go, and what only they need: streams, which Leptos exports for its servers.
// - Imports and exports are renamed: each has a hash in its name, in the wasm and in the script.
// - Scripts are compressed.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";

const { minify } = createRequire(new URL("../tests/e2e/package.json", import.meta.url))("terser");
const run = promisify(execFile);

const COMMON = ["--flatten", "--rereloop", "--low-memory-unused"];
const LAST = ["--remove-unused-module-elements", "--reorder-functions-by-name"];
const BUILT = [
  { name: "page", passes: ["-Oz", "-Oz", "--one-caller-inline-max-function-size=100"] },
  {
    name: "worker",
    passes: ["-Os", "-Os", "--always-inline-max-function-size=6", "--one-caller-inline-max-function-size=300"],
  },
];
/**
 * What is never run, or only on the way to a trap: the standard library on panics, how values are written for developers,
 * and the streams of servers. Tables of functions keep them, where no pass of wasm-opt sees it.
 */
const DEAD =
  /panicking|unwrap_failed|expect_failed|slice_index_fail|slice_error_fail|len_mismatch_fail|panic_already|handle_error|handle_alloc_error|capacity_overflow|rust_panic|fmt::Debug|fmt::builders|PadAdapter|wasm_streams|future_to_promise/;
/** A name in a script. */
const WORD = /(?<![\w$])[\w$]+/g;
/** A function without locals that traps. */
const TRAP = Uint8Array.of(0, 0x00, 0x0b);

/** Reads the numbers, names and stretches of a module's bytes one after another. */
function reader(bytes, at = 0) {
  const number = () => {
    let [value, shift, byte] = [0, 1, 0];
    do {
      byte = bytes[at++];
      value += (byte & 127) * shift;
      shift *= 128;
    } while (byte > 127);
    return value;
  };
  const take = (length) => bytes.subarray(at, (at += length));
  return { number, take, text: () => new TextDecoder().decode(take(number())), at: () => at, ended: () => at >= bytes.length };
}

function encode(number) {
  const bytes = [];
  do {
    bytes.push((number & 127) | (number > 127 ? 128 : 0));
    number = Math.floor(number / 128);
  } while (number > 0);
  return bytes;
}

const joined = (parts) => Buffer.concat(parts.map((part) => Uint8Array.from(part)));
const sized = (bytes) => joined([encode(bytes.length), bytes]);
const text = (text) => sized(new TextEncoder().encode(text));

/** A module's sections, each by its kind and content. */
function sections(wasm) {
  const from = reader(wasm, 8);
  const all = [];
  while (!from.ended()) all.push({ kind: from.take(1)[0], content: from.take(from.number()) });
  return all;
}

const module = (wasm, all) => joined([wasm.subarray(0, 8), ...all.flatMap(({ kind, content }) => [[kind], sized(content)])]);
const limits = (from) => {
  const flags = from.number();
  from.number();
  if (flags & 1) from.number();
};

/** The imports: of what module, what name, and the bytes that say of what type. */
function imports(content) {
  const from = reader(content);
  return Array.from({ length: from.number() }, () => {
    const [module, name, start] = [from.text(), from.text(), from.at()];
    const kind = from.number();
    if (kind === 0) from.number();
    else if (kind === 1) from.take(1), limits(from);
    else if (kind === 2) limits(from);
    else if (kind === 3) from.take(2);
    else throw new Error(`an import of a kind that is not known: ${kind}`);
    return { module, name, kind, type: content.subarray(start, from.at()) };
  });
}

/** The exports: their names, and the bytes that say what they are. */
function exports(content) {
  const from = reader(content);
  return Array.from({ length: from.number() }, () => {
    const [name, start] = [from.text(), from.at()];
    from.take(1);
    from.number();
    return { name, what: content.subarray(start, from.at()) };
  });
}

function withoutExports(wasm, used) {
  const all = sections(wasm);
  const section = all.find(({ kind }) => kind === 7);
  const list = exports(section.content).filter(({ name }) => used.has(name)).map(({ name, what }) => joined([text(name), what]));
  section.content = joined([encode(list.length), ...list]);
  return module(wasm, all);
}

function withoutPanics(wasm) {
  const all = sections(wasm);
  const imported = all.filter(({ kind }) => kind === 2).flatMap(({ content }) => imports(content)).filter(({ kind }) => kind === 0).length;
  const names = functionNames(all);
  if (names.size === 0) throw new Error("the wasm names no functions, so that which of them panic is not known");
  const code = all.find(({ kind }) => kind === 10);
  const from = reader(code.content);
  const bodies = Array.from({ length: from.number() }, (_, at) => {
    const body = from.take(from.number());
    return DEAD.test(names.get(imported + at) ?? "") ? TRAP : body;
  });
  code.content = joined([encode(bodies.length), ...bodies.map(sized)]);
  return forgetPlaces(module(wasm, all));
}

/** Puts zeros where the data says at which place in which source a panic began: a path, and its address, length, line and column. */
function forgetPlaces(wasm) {
  const stretches = sections(wasm).filter(({ kind }) => kind === 11).flatMap(({ content }) => stretchesOf(content));
  const paths = new Map();
  for (const { address, bytes } of stretches) {
    const text = Buffer.from(bytes).toString("latin1");
    for (const found of text.matchAll(/(?:\/[\w.\-/]+?|src\/[\w/]+?)\.rs/g)) {
      paths.set(address + found.index, found[0].length);
      bytes.fill(0, found.index, found.index + found[0].length);
    }
  }
  for (const { address, bytes } of stretches) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = -address & 3; at + 16 <= bytes.length; at += 4) {
      if (paths.get(view.getUint32(at, true)) === view.getUint32(at + 4, true)) bytes.fill(0, at, at + 16);
    }
  }
  return wasm;
}

/** The stretches of memory that the data section fills, each a view of the module's own bytes. */
function stretchesOf(content) {
  const from = reader(content);
  return Array.from({ length: from.number() }, () => {
    const [mode, constant, address, end] = [from.number(), from.take(1)[0], from.number(), from.take(1)[0]];
    if (mode !== 0 || constant !== 0x41 || end !== 0x0b) throw new Error("data of a kind that is not known");
    return { address, bytes: from.take(from.number()) };
  });
}

/** The names of functions, by number: a custom section holds them, its second part. */
function functionNames(all) {
  const names = new Map();
  for (const { content } of all.filter(({ kind }) => kind === 0)) {
    const from = reader(content);
    if (from.text() !== "name") continue;
    while (!from.ended()) {
      const [part, inside] = [from.number(), reader(from.take(from.number()))];
      if (part !== 1) continue;
      for (let left = inside.number(); left > 0; left--) names.set(inside.number(), inside.text());
    }
  }
  return names;
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

if (process.env.TRUNK_PROFILE === "release") {
  const folder = process.env.TRUNK_STAGING_DIR;
  await Promise.all(BUILT.map((built) => shrink(folder, built)));
  for (const name of ["boot.js", "page.js", "worker.js"]) {
    const file = join(folder, name);
    const { code } = await minify(readFileSync(file, "utf8"), { compress: { passes: 3 }, ecma: name === "boot.js" ? 5 : 2020 });
    writeFileSync(file, code);
  }
}

async function shrink(folder, { name, passes }) {
  const [wasm, script] = [join(folder, `${name}_bg.wasm`), join(folder, `${name}.js`)];
  const code = readFileSync(script, "utf8");
  writeFileSync(wasm, withoutPanics(withoutExports(readFileSync(wasm), new Set(code.match(WORD)))));
  await run("wasm-opt", [wasm, "-o", wasm, ...COMMON, ...passes, ...LAST]);
  const renamed = rename(readFileSync(wasm), code);
  writeFileSync(wasm, renamed.wasm);
  writeFileSync(script, renamed.script);
}
