// What the benchmarks share: the built pages that they measure, and the heads of the messages between page and worker.
//   node scripts/bench-….mjs [RUNS] [PAGE…]
// A PAGE is the folder of a built page: `dist`, unless others are named. Several are measured in turns, in one run, so that
// what else the machine does is the same for each. A corpus is added by the command line that lies beside the page, in
// ../target/release, or by this project's.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { dist, program, root, serve } from "../tests/e2e/person.mjs";

const args = process.argv.slice(2);
const isCount = /^\d+$/.test(args[0] ?? "");

/** How often something is measured, where the command line does not say it. */
export const runs = (usual) => (isCount ? Number(args[0]) : usual);

const named = args.slice(isCount ? 1 : 0).map((folder) => resolve(folder));
/** The folders of the built pages. */
export const pages = named.length > 0 ? named : [dist];

/** What a page is called in a line of results: nothing where it is the only one. */
export const label = (page) => (pages.length > 1 ? `${page}: ` : "");

/**
 * Sites of the texts in a folder, one for each page, in the order of `pages`; `close` removes them. `line` makes for each
 * what sends its files.
 */
export async function sitesOf(texts, line) {
  const folder = mkdtempSync(join(tmpdir(), "readout-bench-"));
  const sites = [];
  for (const [nth, page] of pages.entries()) {
    const own = join(page, "../target/release/readout");
    const out = join(folder, String(nth));
    execFileSync(existsSync(own) ? own : program, ["site", texts, "--page", page, "--out", out], { cwd: root, stdio: "ignore" });
    sites.push({ page, out, ...(await serve(out, undefined, line?.())) });
  }
  const close = async () => {
    for (const site of sites) await site.close();
    rmSync(folder, { recursive: true });
  };
  return { sites, close };
}

/** Sends as hosts do: by gzip what it makes smaller, with how long a browser may keep a file, as docs/hosting.md says. */
export function hosted(send = (response, bytes) => response.end(bytes)) {
  const packed = new Map();
  return (response, bytes) => {
    const { url, headers } = response.req;
    const forEver = /\/corpus\/[^/]+\.bin$/.test(new URL(url, "http://localhost").pathname);
    response.setHeader("cache-control", forEver ? "public, max-age=31536000, immutable" : "no-cache");
    const packs = /^(text|application\/(json|wasm|manifest)|image\/svg)/.test(response.getHeader("content-type"));
    if (!packs || !/\bgzip\b/.test(headers["accept-encoding"] ?? "")) return send(response, bytes);
    if (!packed.has(url)) packed.set(url, gzipSync(bytes, { level: 9 }));
    response.setHeader("content-encoding", "gzip");
    response.setHeader("vary", "accept-encoding");
    return send(response, packed.get(url));
  };
}

/** The folder of the debate corpus, which is too large for the project. */
export function debates() {
  const folder = process.env.READOUT_DEBATES;
  if (folder) return folder;
  console.error("Say where the texts are: READOUT_DEBATES=path/to/un-general-debate");
  process.exit(2);
}

/** The one in the middle of some numbers. */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** Defines `headOf` where messages are heard: the number, slot and kind of one. */
export const HEAD_OF = `globalThis.headOf = ${(message) => {
  // In builds before the messages were objects: build, number, slot, kind, bytes.
  if (Array.isArray(message)) return { seq: message[1], slot: message[2], kind: message[3] };
  const { seq, slot, content } = message ?? {};
  return { seq, slot, kind: typeof content === "object" ? Object.keys(content)[0] : content };
}};`;
