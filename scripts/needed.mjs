// What of a linked module is needed when some of its functions are never run: by the relocations that the linker leaves
// with `--emit-relocs`, which say what function and what data each piece of code and of data names. What the linker itself
// leaves out is only what nothing names at all; this also finds what only functions name that are never run.
import { bodiesOf, exports, functionNames, importedFunctions, reader, sections, stretchesOf } from "./wasm.mjs";

/** Kinds of symbols, and relocations with a number to be added to what they name. */
const [FUNCTION, DATA] = [0, 1];
const ADDED = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23]);
/** Relocations that name a type, not a symbol. */
const TYPE = 6;
/** A symbol that is defined elsewhere, and one that has a name although it is. */
const [UNDEFINED, NAMED] = [0x10, 0x40];

/** The symbols of a module, in the order of their numbers. */
function symbolsOf(content) {
  const from = reader(content);
  from.text();
  from.number();
  const symbols = [];
  while (!from.ended()) {
    const [part, inside] = [from.number(), reader(from.take(from.number()))];
    if (part !== 8) continue;
    for (let left = inside.number(); left > 0; left--) {
      const [kind, flags] = [inside.number(), inside.number()];
      const symbol = { kind };
      if (kind === DATA) {
        inside.text();
        if (!(flags & UNDEFINED)) Object.assign(symbol, { segment: inside.number(), start: inside.number(), size: inside.number() });
      } else {
        symbol.number = inside.number();
        if (kind !== 3 && (!(flags & UNDEFINED) || flags & NAMED)) inside.text();
      }
      symbols.push(symbol);
    }
  }
  return symbols;
}

/** Where in a section a symbol is named, in order: pairs of places and symbols' numbers. */
function relocationsOf(content) {
  const from = reader(content);
  from.text();
  from.number();
  const found = [];
  for (let left = from.number(); left > 0; left--) {
    const [type, at, symbol] = [from.number(), from.number(), from.number()];
    if (ADDED.has(type)) from.number();
    if (type !== TYPE) found.push({ at, symbol });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Those of sorted relocations that lie in a stretch. */
function within(relocations, start, end) {
  let [low, high] = [0, relocations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (relocations[middle].at < start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < relocations.length && relocations[to].at < end) to++;
  return relocations.slice(low, to);
}

/**
 * The names of functions that are not needed, and the stretches of memory that are not, each from one address to another.
 * `isRoot` says which exports are needed, `isDead` which functions are never run, both by name.
 */
export function unneeded(wasm, isRoot, isDead) {
  const all = sections(wasm);
  const custom = (name) => all.find(({ kind, content }) => kind === 0 && reader(content).text() === name)?.content;
  const [linking, ofCode, ofData] = ["linking", "reloc.CODE", "reloc.DATA"].map(custom);
  if (!linking || !ofCode || !ofData) throw new Error("the module has no relocations: was it linked with --emit-relocs?");
  const symbols = symbolsOf(linking);
  const [codeNames, dataNames] = [relocationsOf(ofCode), relocationsOf(ofData)];
  const names = functionNames(all);
  const imported = importedFunctions(all);
  const code = all.find(({ kind }) => kind === 10).content;
  const bodies = bodiesOf(code);
  const segments = stretchesOf(all.find(({ kind }) => kind === 11).content);

  const [functions, data] = [new Set(), new Set()];
  const waiting = [];
  const need = (symbol) => {
    const { kind, number } = symbols[symbol];
    if (kind === FUNCTION) needFunction(number);
    if (kind === DATA && symbols[symbol].segment !== undefined && !data.has(symbol)) {
      data.add(symbol);
      waiting.push({ data: symbols[symbol] });
    }
  };
  const needFunction = (number) => {
    if (functions.has(number) || isDead(names.get(number) ?? "")) return;
    functions.add(number);
    waiting.push({ body: bodies[number - imported] });
  };
  for (const { name, what } of exports(all.find(({ kind }) => kind === 7).content)) {
    const from = reader(what);
    if (from.number() === 0 && isRoot(name)) needFunction(from.number());
  }
  while (waiting.length > 0) {
    const { data: symbol, body } = waiting.pop();
    // What an import does is not in the module: it has no body.
    const start = symbol ? segments[symbol.segment].place + symbol.start : body && body.byteOffset - code.byteOffset;
    const end = start + (symbol ? symbol.size : (body?.length ?? 0));
    if (start !== undefined) within(symbol ? dataNames : codeNames, start, end).forEach(({ symbol }) => need(symbol));
  }

  // One name may stand for several functions: it goes only where none of them is needed.
  const kept = new Set([...functions].map((number) => names.get(number)));
  const lost = new Set([...names].filter(([number, name]) => number >= imported && !kept.has(name)).map(([, name]) => name));
  const stretch = ({ segment, start, size }) => [segments[segment].address + start, segments[segment].address + start + size];
  const placed = symbols.map((symbol, number) => ({ ...symbol, number })).filter(({ kind, segment }) => kind === DATA && segment !== undefined);
  const neededBytes = placed.filter(({ number }) => data.has(number)).map(stretch);
  const free = placed.filter(({ number }) => !data.has(number)).map(stretch);
  return { functions: lost, memory: without(free, neededBytes) };
}

/** What of some stretches none of others covers. */
function without(stretches, others) {
  const sorted = others.sort(([a], [b]) => a - b);
  return stretches.flatMap(([start, end]) => {
    const left = [];
    let from = start;
    for (const [a, b] of sorted) {
      if (b <= from) continue;
      if (a >= end) break;
      if (a > from) left.push([from, a]);
      from = Math.max(from, b);
    }
    if (from < end) left.push([from, end]);
    return left;
  });
}
