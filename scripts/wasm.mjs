// Reads and writes WebAssembly modules, section by section: as much of the format as `shrink.mjs` needs.

/** Reads the numbers, names and stretches of a module's bytes one after another. */
export function reader(bytes, at = 0) {
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

export function encode(number) {
  const bytes = [];
  do {
    bytes.push((number & 127) | (number > 127 ? 128 : 0));
    number = Math.floor(number / 128);
  } while (number > 0);
  return bytes;
}

export const joined = (parts) => Buffer.concat(parts.map((part) => Uint8Array.from(part)));
export const sized = (bytes) => joined([encode(bytes.length), bytes]);
export const text = (text) => sized(new TextEncoder().encode(text));

/** A module's sections, each by its kind and content. */
export function sections(wasm) {
  const from = reader(wasm, 8);
  const all = [];
  while (!from.ended()) all.push({ kind: from.take(1)[0], content: from.take(from.number()) });
  return all;
}

export const module = (wasm, all) => joined([wasm.subarray(0, 8), ...all.flatMap(({ kind, content }) => [[kind], sized(content)])]);
const limits = (from) => {
  const flags = from.number();
  from.number();
  if (flags & 1) from.number();
};

/** The imports: of what module, what name, and the bytes that say of what type. */
export function imports(content) {
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
export function exports(content) {
  const from = reader(content);
  return Array.from({ length: from.number() }, () => {
    const [name, start] = [from.text(), from.at()];
    from.take(1);
    from.number();
    return { name, what: content.subarray(start, from.at()) };
  });
}

/** The stretches of memory that the data section fills, each a view of the module's own bytes, and its place among these. */
export function stretchesOf(content) {
  const from = reader(content);
  return Array.from({ length: from.number() }, () => {
    const [mode, constant, address, end] = [from.number(), from.take(1)[0], from.number(), from.take(1)[0]];
    if (mode !== 0 || constant !== 0x41 || end !== 0x0b) throw new Error("data of a kind that is not known");
    const length = from.number();
    return { address, place: from.at(), bytes: from.take(length) };
  });
}

/** The names of functions, by number: a custom section holds them, its second part. */
export function functionNames(all) {
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

/** The functions of a module in the order of their bodies, without their sizes. */
export function bodiesOf(content) {
  const from = reader(content);
  return Array.from({ length: from.number() }, () => from.take(from.number()));
}

/** How many functions are imported: the numbers of the module's own come after theirs. */
export function importedFunctions(all) {
  return all.filter(({ kind }) => kind === 2).flatMap(({ content }) => imports(content)).filter(({ kind }) => kind === 0).length;
}

/** A custom section that names functions. */
export function namesOf(names) {
  const list = [...names].map(([number, name]) => joined([encode(number), text(name)]));
  const functions = joined([encode(list.length), ...list]);
  return { kind: 0, content: joined([text("name"), [1], sized(functions)]) };
}
