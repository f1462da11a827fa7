// Makes what the page fetches of its languages, the folders of Fluent files in locales: the messages of the page and of
// the engine in one file a language, target/locales/TAG.txt, without their comments; and public/boot.js and public/said.js
// with those of boot.ftl in all languages, what is said at once in the one and why there is no page in the other, as
// target/boot.js and target/said.js. Trunk runs it before every build of the page.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "locales");
const target = join(root, "target");
/** What is said without the page: by the scripts, and in the plain pages. */
const ELSEWHERE = ["boot.ftl", "plain.ftl"];
/** What is said at once. */
const FIRST = ["opening", "waiting", "again"];

const tags = readdirSync(folder);
const read = (tag, file) => readFileSync(join(folder, tag, file), "utf8").replaceAll(/^#.*\n/gm, "");

rmSync(join(target, "locales"), { recursive: true, force: true });
mkdirSync(join(target, "locales"), { recursive: true });
for (const tag of tags) {
  const files = readdirSync(join(folder, tag)).filter((file) => !ELSEWHERE.includes(file));
  writeFileSync(join(target, "locales", `${tag}.txt`), files.map((file) => read(tag, file)).join("\n"));
}

/** The messages of boot.ftl, of which each is a line `boot-key = text`, by their keys. */
function messages(tag) {
  const lines = read(tag, "boot.ftl").split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const [, key, text] = /^boot-([a-z-]+) = (.+)$/.exec(line) ?? [];
    if (key === undefined) throw new Error(`locales/${tag}/boot.ftl has a line that is no message: ${line}`);
    return [key, text];
  });
}

/** A script with the messages in all languages, by the languages' names in links, in place of an empty variable. */
function put(script, variable, wanted, also = () => ({})) {
  const source = readFileSync(join(root, "public", script), "utf8");
  const place = `var ${variable} = {};`;
  if (!source.includes(place)) throw new Error(`public/${script} has no \`${place}\``);
  const own = (tag) => [tag.split("-")[0], { ...also(tag), ...Object.fromEntries(messages(tag).filter(([key]) => wanted(key))) }];
  const all = JSON.stringify(Object.fromEntries(tags.map(own)));
  writeFileSync(join(target, script), source.replace(place, () => `var ${variable} = ${all};`));
}
put("boot.js", "languages", (key) => FIRST.includes(key), (tag) => ({ tag }));
put("said.js", "texts", (key) => !FIRST.includes(key));
