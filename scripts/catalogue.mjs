// Writes what the page fetches of its catalogues, public/words/*.txt, into target/words, from where the build copies
// them: the hash of the English keys, by which the page knows that a catalogue is of its own build, and each text in a
// line, in the order of the English file. A text with two forms has two lines. The nth value that the page puts into a
// text is the control character of number n. What is said without the page goes elsewhere, in all languages: what is
// said at once into target/boot.js, and why there is no page into target/said.js, which is fetched only then.
// Trunk runs it before every build of the page.
//   node scripts/catalogue.mjs [FROM [TO]]
// What a catalogue may hold is said by build/catalogue.rs, which reads the English one for the build.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [from = join(root, "public", "words"), to = join(root, "target", "words")] = process.argv.slice(2);
/** The module whose texts are said without the page; those that are said at once; and the scripts that say them, where. */
const BOOT = {
  module: "boot",
  first: ["tag", "opening"],
  scripts: [
    ["boot.js", "languages", true],
    ["said.js", "texts", false],
  ],
};

/** Its texts by module and key, each with its forms and the names of its places. */
function read(name) {
  const texts = new Map();
  let module = "";
  for (const line of readFileSync(join(from, name), "utf8").split("\n").map((line) => line.trim())) {
    if (line === "" || line.startsWith("#")) continue;
    if (line.startsWith("[")) {
      module = line.slice(1, -1);
      continue;
    }
    const key = `${module}.${line.slice(0, line.indexOf("=")).trim()}`;
    const forms = line.slice(line.indexOf("=") + 1).split("||").map((form) => form.trim());
    const places = [...new Set(Array.from(forms.join("").matchAll(/\{(\w+)\}/g), ([, place]) => place))];
    texts.set(key, { forms, places });
  }
  return texts;
}

/** FNV-1a, of 32 bits, as build/catalogue.rs works it out. */
function hash(texts) {
  const shape = ([key, { forms, places }]) => `${key}${places.map((place) => ` {${place}}`).join("")}${forms.length > 1 ? " ||" : ""}\n`;
  const bytes = Buffer.from([...texts].map(shape).join(""));
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5).toString(16).padStart(8, "0");
}

/** What a catalogue lacks of the English one, or has beside it. */
function faults(english, texts) {
  const sorted = (places) => places.toSorted().map((place) => `{${place}}`).join(" ") || "none";
  const missing = [...english.keys()].filter((key) => !texts.has(key)).map((key) => `${key} is missing`);
  const unknown = [...texts.keys()].filter((key) => !english.has(key)).map((key) => `${key} is not in the English catalogue`);
  const other = [...texts].flatMap(([key, { forms, places }]) => {
    const mine = english.get(key);
    if (mine === undefined) return [];
    if (sorted(mine.places) !== sorted(places)) return [`${key} has other places: ${sorted(mine.places)} in English, ${sorted(places)} here`];
    return forms.length > mine.forms.length ? [`${key} has two forms, which English has not`] : [];
  });
  return [...missing, ...unknown, ...other];
}

function written(english, texts) {
  const lines = [...english].flatMap(([key, { forms, places }]) => {
    const mine = texts.get(key).forms;
    const numbered = (form) => form.replaceAll(/\{(\w+)\}/g, (_, place) => String.fromCharCode(places.indexOf(place) + 1));
    return forms.map((_, at) => numbered(mine[at] ?? mine[0]));
  });
  return `${[hash(english), ...lines].join("\n")}\n`;
}

const names = readdirSync(from).filter((name) => name.endsWith(".txt"));
const english = read("en.txt");
const catalogues = names.map((name) => ({ name, texts: read(name) }));
const wrong = catalogues.flatMap(({ name, texts }) => faults(english, texts).map((fault) => `${join(from, name)}: ${fault.replace(/^\./, "")}`));
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
for (const { name, texts } of catalogues) writeFileSync(join(to, name), written(english, texts));
/** The texts of public/boot.js and public/said.js by language: those that are said at once, or the others. */
function byLanguage(atOnce) {
  const own = ({ name, texts }) => {
    const mine = [...texts].filter(([key]) => key.startsWith(`${BOOT.module}.`)).map(([key, { forms }]) => [key.slice(BOOT.module.length + 1), forms[0]]);
    return [name.slice(0, -".txt".length), Object.fromEntries(mine.filter(([key]) => BOOT.first.includes(key) === atOnce))];
  };
  return JSON.stringify(Object.fromEntries(catalogues.map(own)));
}
for (const [name, variable, atOnce] of BOOT.scripts) {
  const script = readFileSync(join(root, "public", name), "utf8");
  const place = `var ${variable} = {};`;
  if (!script.includes(place)) throw new Error(`public/${name} has no \`${place}\``);
  writeFileSync(join(to, "..", name), script.replace(place, () => `var ${variable} = ${byLanguage(atOnce)};`));
}
