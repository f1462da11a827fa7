// Keeps the page and its corpus for when there is no network. What the files are is put in below where a site is made,
// each with a hash of what it holds: another build is another list. It is fetched whole and looked at before it is
// offered, and what is answered comes from one list alone, so that no two builds are ever mixed.
"use strict";

const FILES = {};
const VERSION = "";
const MINE = `readout ${registration.scope} `;
const AT_ONCE = 4;
// What few readers need is kept once it has been asked for.
const LATER = ["importer.js", "importer_bg.wasm"];

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(clean()));
// The reader takes the update.
addEventListener("message", (event) => event.data === "take" && skipWaiting());
addEventListener("fetch", (event) => {
  const { request } = event;
  const name = nameOf(request.url);
  if (request.method === "GET" && Object.hasOwn(FILES, name)) event.respondWith(answer(name, request));
});

const addressOf = (name) => new URL(name, registration.scope).href;

// Within the page's folder, which is itself called by one of its files.
function nameOf(address) {
  const [whole] = address.split(/[?#]/);
  return whole.startsWith(registration.scope) ? decodeURIComponent(whole.slice(registration.scope.length)) || "index.html" : undefined;
}

async function answer(name, request) {
  const cache = await caches.open(MINE + VERSION);
  const kept = await cache.match(addressOf(name));
  if (kept) return kept;
  const found = await fetch(request);
  if (LATER.includes(name) && found.ok && (await hashOf(found.clone())) === FILES[name]) {
    await cache.put(addressOf(name), found.clone());
  }
  return found;
}

const others = async () => (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== MINE + VERSION);

async function fill() {
  const cache = await caches.open(MINE + VERSION);
  const old = await Promise.all((await others()).map((name) => caches.open(name)));
  // Who has used the importer has it after an update too.
  const isUsed = async (name) => (await Promise.all(old.map((cache) => cache.match(addressOf(name))))).some(Boolean);
  const isLeft = await Promise.all(LATER.map(async (name) => !(await isUsed(name))));
  const left = LATER.filter((_, nth) => isLeft[nth]);
  const names = Object.keys(FILES).filter((name) => !left.includes(name));
  const next = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) await keep(name, cache, old);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

// From an older list, from what the browser or a host between has kept, or from the server itself: what has the hash.
async function keep(name, cache, old) {
  const address = addressOf(name);
  const ways = [cache, ...old].map((cache) => () => cache.match(address));
  ways.push(() => fetch(address), () => fetch(address, { cache: "reload" }));
  for (const way of ways) {
    const found = await way();
    if (found?.ok && (await hashOf(found.clone())) === FILES[name]) return cache.put(address, found);
  }
  throw new Error(`${name} is not of this build`);
}

async function hashOf(response) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function clean() {
  for (const name of await others()) await caches.delete(name);
}
