// Puts into readout.js of a built page the build of its worker, which is the only one that it talks to. The build script of
// the crate makes it, so that it is first known from the worker.
//   node scripts/stamp.mjs [DIST]
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BUILD = /^const BUILD = "[^"]*";$/m;

/** Stamps the module in a folder. Throws where the worker does not say its build, or the module has no place for it. */
export function stamp(folder) {
  const [, version] = /^version = "([^"]+)"$/m.exec(readFileSync(new URL("../Cargo.toml", import.meta.url), "utf8"));
  // Texts lie in the wasm without anything between them: the version is where the build begins.
  const id = new RegExp(`${version.replaceAll(".", "\\.")}-[0-9a-f]{16}`, "g");
  const found = new Set(readFileSync(join(folder, "worker_bg.wasm"), "latin1").match(id));
  if (found.size !== 1) throw new Error(`the worker says ${found.size} builds of ${version}, and not one`);
  const file = join(folder, "readout.js");
  const script = readFileSync(file, "utf8");
  if (!BUILD.test(script)) throw new Error("readout.js has no place for the build");
  writeFileSync(file, script.replace(BUILD, `const BUILD = "${[...found][0]}";`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) stamp(process.argv[2] ?? process.env.TRUNK_STAGING_DIR ?? "dist");
