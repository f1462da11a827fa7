// Puts into readout.js and readout-engine.js of a built page the build of its worker, which is the only one that they
// talk to, and the head of its texts, by which those of another build are told. The build script of the crate makes it, so that it is first known from the worker.
//   node scripts/stamp.mjs [DIST]
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BUILD = /^const BUILD = "[^"]*";$/m;
const TEXTS = /^const TEXTS = "[^"]*";$/m;

/** Stamps the files in a folder. Throws where the worker does not say its build, or a file has no place for it. */
export function stamp(folder) {
  const [, version] = /^version = "([^"]+)"$/m.exec(readFileSync(new URL("../Cargo.toml", import.meta.url), "utf8"));
  // Texts lie in the wasm without anything between them: the version is where the build begins.
  const id = new RegExp(`${version.replaceAll(".", "\\.")}-[0-9a-f]{16}`, "g");
  const found = new Set(readFileSync(join(folder, "worker_bg.wasm"), "latin1").match(id));
  if (found.size !== 1) throw new Error(`the worker says ${found.size} builds of ${version}, and not one`);
  const [head] = readFileSync(join(folder, "words", "en.txt"), "utf8").split("\n", 1);
  const put = (name, place, line) => {
    const file = join(folder, name);
    const script = readFileSync(file, "utf8");
    if (!place.test(script)) throw new Error(`${name} has no place for \`${line}\``);
    writeFileSync(file, script.replace(place, line));
  };
  for (const name of ["readout.js", "readout-engine.js"]) put(name, BUILD, `const BUILD = "${[...found][0]}";`);
  put("readout-engine.js", TEXTS, `const TEXTS = "${head}";`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) stamp(process.argv[2] ?? "dist");
