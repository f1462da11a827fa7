// Sizes of what is fetched, against their budgets. Exits with 1 where one is passed.
//   node scripts/sizes.mjs [DIST]
// With the debate corpus at hand (a folder of it in READOUT_DEBATES, or its archive beside the project), also the size
// of its package over its text.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readout } from "../tests/e2e/person.mjs";

const dist = process.argv[2] ?? "dist";
const read = (name) => readFileSync(join(dist, name));
// By the program itself: Node's own zlib is made for speed, and its results are several percent larger.
const gzip = (bytes) => execFileSync("gzip", ["-9"], { input: bytes, maxBuffer: 1 << 28 }).length;
const packed = (names) => names.reduce((sum, name) => sum + gzip(read(name)), 0);
const files = readdirSync(dist).filter((name) => statSync(join(dist, name)).isFile());

const worker = ["worker.js", "worker_bg.wasm"];
// Pages of their own, which the page only leads to; what is said where there is no page, which is fetched only then; what
// keeps the page for later and forgets it, which is fetched when it stands; and the module by which other pages ask the corpus.
const others = ["language.html", "language.zh.html", "trust.html", "trust.zh.html", "read.css", "404.html", "said.js", "kept.js", "sw.js", "readout.js"];
// What reads a reader's own files, which is fetched when the first come.
const importer = ["importer.js", "importer_bg.wasm"];
const apart = [...worker, ...importer, ...others, "worker_loader.js", "importer_loader.js"];
const page = files.filter((name) => /\.(html|css|js|wasm)$/.test(name) && !apart.includes(name));
// A catalogue of texts is no code, and so not in the row of the page; but the page shows nothing before it has come. It
// fetches that of one language.
const texts = [join("locales", "en.txt")];
// Chunks are compressed already and sent as they are; the manifest is sent compressed, as hosts do with JSON.
const corpus = readdirSync(join(dist, "corpus")).map((name) => join("corpus", name));
const sent = corpus.reduce((sum, name) => sum + (name.endsWith(".json") ? packed([name]) : read(name).length), 0);

const rows = [
  ["page: HTML, CSS, JS, wasm, gzip -9", packed(page), 1_105_000],
  ["worker: JS and wasm, gzip -9", packed(worker), 462_000],
  ["importer: JS and wasm, gzip -9", packed(importer), 2_250_000],
  ["all before the first search on the bundled corpus", packed(page) + packed(worker) + packed(texts) + sent, 1_625_000],
];

const debates = debateFolder();
if (debates) {
  const out = mkdtempSync(join(tmpdir(), "readout-sizes-"));
  readout("build", resolve(debates.folder), "--out", out);
  const size = (folder, wanted) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && wanted(entry.name))
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
  const text = size(debates.folder, (name) => name.endsWith(".txt"));
  rows.push([`eager package of the debate corpus, of ${text.toLocaleString("en")} bytes of text`, size(out, () => true), Math.floor(text * 0.25)]);
  rmSync(out, { recursive: true });
  if (debates.temporary) rmSync(debates.temporary, { recursive: true });
} else {
  console.log("The debate corpus is not at hand: the size of its package is not checked.");
}

const column = (text, width) => String(text).padStart(width);
let passed = 0;
for (const [what, bytes, budget] of rows) {
  const ok = bytes <= budget;
  passed += ok;
  console.log(`${ok ? "ok  " : "OVER"} ${column(bytes.toLocaleString("en"), 12)} of ${column(budget.toLocaleString("en"), 12)}  ${what}`);
}
console.log(`sizes: ${passed} passed, ${rows.length - passed} failed`);
process.exitCode = passed === rows.length ? 0 : 1;

function debateFolder() {
  const given = process.env.READOUT_DEBATES;
  if (given && existsSync(given)) return { folder: given };
  const archive = join("..", "shared", "corpora", "un-general-debate-2011-2022.tar.xz");
  if (!existsSync(archive)) return undefined;
  const temporary = mkdtempSync(join(tmpdir(), "readout-debates-"));
  execFileSync("tar", ["-xJf", archive, "-C", temporary]);
  const inner = readdirSync(temporary, { withFileTypes: true });
  const folder = inner.length === 1 && inner[0].isDirectory() ? join(temporary, inner[0].name) : temporary;
  return { folder, temporary };
}
