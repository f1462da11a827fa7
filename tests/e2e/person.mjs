// A person at the built page: serves it under a sub-path, opens it in a browser, finds things by role and name.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, resolve } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
/** The built page: `dist`, or the folder in READOUT_DIST. */
export const dist = resolve(root, process.env.READOUT_DIST ?? "dist");

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

// A line that all answers share: so many milliseconds until one begins, so many bits a second for all of them.
export function line(delay, bits) {
  let free = 0;
  const until = (time) => new Promise((done) => setTimeout(done, time - performance.now()));
  return async (response, bytes) => {
    await until(performance.now() + delay);
    for (let at = 0; at < bytes.length; at += 16_384) {
      const piece = bytes.subarray(at, at + 16_384);
      free = Math.max(free, performance.now()) + (piece.length * 8_000) / bits;
      await until(free);
      response.write(piece);
    }
    response.end();
  };
}

// Serves a folder under /some/place/, as a host of project pages does. `spoil` may answer in place of a file; `send`
// sends the bytes, and may first set headers. A port is named where another server was before, and headers beside the type
// where a host sends some.
export async function serve(folder, spoil = () => undefined, send = (response, bytes) => response.end(bytes), port = 0, headers = {}) {
  const base = "/some/place/";
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = path.startsWith(base) ? normalize(path.slice(base.length).replace(/(^|\/)$/, "$1index.html")) : "";
    const file = join(folder, name);
    const spoilt = spoil(name);
    if (spoilt !== undefined) {
      response.writeHead(spoilt.status ?? 200, { "content-type": "application/octet-stream", ...(spoilt.length && { "content-length": spoilt.length }) });
      // One that stalls sends no more than that.
      if (spoilt.stalls) response.write(spoilt.bytes);
      else response.end(spoilt.bytes ?? "");
    } else if (name && !name.startsWith("..") && existsSync(file) && statSync(file).isFile()) {
      const type = types[extname(file)] ?? "application/octet-stream";
      Object.entries({ ...headers, "content-type": type }).forEach(([name, value]) => response.setHeader(name, value));
      send(response, readFileSync(file));
    } else {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${server.address().port}${base}`,
    // At once, as where the network fails: a browser would keep its lines open.
    close: () => new Promise((done) => (server.close(done), server.closeAllConnections())),
  };
}

const chromiums = ["chromium", "chromium-browser", "google-chrome"];
const firefoxes = ["firefox-esr", "firefox"];
const flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --enable-blink-features=ComputedAccessibilityInfo";

// Where the first of some commands is.
function installed(names) {
  const found = names.map((name) => {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      return "";
    }
  });
  const path = found.find(Boolean);
  assert.ok(path, `${names[0]} is missing: scripts/setup.sh test installs it`);
  return path;
}

/** Chromium; `more` are flags of its command line. */
export function launch(...more) {
  return puppeteer.launch({ executablePath: installed(chromiums), args: [...flags.split(" "), ...more] });
}

export function launchFirefox() {
  // What is asked of Chromium page by page: no animation.
  return puppeteer.launch({ browser: "firefox", executablePath: installed(firefoxes), extraPrefsFirefox: { "ui.prefersReducedMotion": 1 } });
}

export const isFirefox = (browser) => browser.process().spawnfile.includes("firefox");

// The built page for the tests of a file, as `site`, and a `browser`.
export function hosted() {
  const here = {};
  before(async () => {
    here.site = await serve(dist);
    here.browser = await launch();
  });
  after(async () => {
    await here.browser.close();
    await here.site.close();
  });
  return here;
}

// The way to open the built page at a fragment; it answers when it is opened.
export function builtPage(here = hosted()) {
  return async (fragment = "", options) => {
    const person = await visit(here.browser, here.site.address + fragment, options);
    await person.ready();
    return person;
  };
}

/** Does something with each thing of a list, with so many at once. What came of each, in the list's order. */
export async function together(list, atOnce, act) {
  const came = [];
  let next = 0;
  const one = async () => {
    while (next < list.length) {
      const at = next++;
      came[at] = await act(list[at]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return came;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// A number with exactly so many decimal places, as the page writes it.
export const fixed = (n, digits) => n.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });

// A page of its own, 1280 wide; it is kept for later only where that is asked for, since Chromium breaks down when a visit
// ends while its page is still being kept. `before` runs in the page before anything else. What no visit may ever do is gathered in `faults`: ask another host for anything,
// break the content security policy, throw.
export async function visit(browser, address, { width = 1280, height = 900, dark = false, kept = false, before, until = "load" } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = [];
  const home = new URL(address).origin;
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== home) faults.push(`a request to ${url.href}`);
  });
  page.on("pageerror", (error) => faults.push(`an exception: ${error.message}`));
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  // Not every browser says it on the console.
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`Content Security Policy: ${event.violatedDirective}, ${event.blockedURI}`));
  });
  if (!kept) await page.evaluateOnNewDocument(() => delete Navigator.prototype.serviceWorker);
  if (before) await page.evaluateOnNewDocument(before);
  await page.setViewport({ width, height });
  if (!isFirefox(browser)) {
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
  }
  page.setDefaultTimeout(20_000);
  await page.goto(address, { waitUntil: until });
  return Object.assign(new Person(page), { context, faults });
}

class Person {
  constructor(page) {
    this.page = page;
  }

  ready() {
    return this.page.waitForSelector('body[data-ready="true"]');
  }

  // The first thing of that role whose name is that text, or fits that expression.
  async find(role, name, within) {
    const root = within ?? this.page;
    const end = Date.now() + 20_000;
    for (;;) {
      for (const candidate of await root.$$(`::-p-aria([role="${role}"])`)) {
        // Firefox does not tell the name that it has worked out.
        const accessible = await candidate.evaluate((e) => e.computedName ?? e.ariaLabel ?? (e.labels?.[0] ?? e).textContent.trim());
        const fits = name === undefined || (name instanceof RegExp ? name.test(accessible) : accessible === name);
        if (fits && (await candidate.isVisible())) return candidate;
      }
      assert.ok(Date.now() < end, `there is no ${role} named ${name}`);
      await this.page.waitForFunction(() => true, { polling: "raf" });
    }
  }

  async click(role, name) {
    const found = await this.find(role, name);
    await found.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await found.click();
  }

  // Chooses from a list, by its name and what the option says or fits.
  async choose(name, option) {
    const select = await this.find("combobox", name);
    const texts = await select.evaluate((s) => [...s.options].map((o) => [o.text, o.value]));
    const value = texts.find(([text]) => (option instanceof RegExp ? option.test(text) : text === option))?.[1];
    assert.notEqual(value, undefined, `${name} has no option ${option}`);
    await select.select(value);
  }

  // Types into a field in place of what it holds, and leaves it with Enter.
  async write(role, name, text) {
    const field = await this.find(role, name);
    await field.click({ count: 3 });
    await this.page.keyboard.press("Backspace");
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  // What a chart says of each of its points, walked by a key from the first to the last.
  async walk(key, name = "Points of the chart") {
    const points = await this.find("slider", name);
    await points.focus();
    await this.page.keyboard.press("Home");
    const said = [];
    for (;;) {
      const now = await points.evaluate((points) => points.getAttribute("aria-valuetext"));
      if (said.at(-1) === now) return said;
      said.push(now);
      await this.page.keyboard.press(key);
    }
  }

  // From here on, what would be saved as a file is kept as text, an image as its address of data.
  keepFiles() {
    return this.page.evaluate(() => {
      const make = URL.createObjectURL;
      globalThis.saved = [];
      URL.createObjectURL = (blob) => (globalThis.saved.push(blob.text()), make(blob));
      HTMLAnchorElement.prototype.click = function () {
        if (this.href.startsWith("data:")) globalThis.saved.push(this.href);
      };
    });
  }

  async files(count) {
    await this.page.waitForFunction((count) => globalThis.saved.length >= count, {}, count);
    return this.page.evaluate(() => Promise.all(globalThis.saved));
  }

  // What axe finds on the page, as lines of text: with other options, and without the elements of a selector.
  async violations(options = {}, without = []) {
    await this.page.evaluate(readFileSync(join(root, "tests/e2e/node_modules/axe-core/axe.min.js"), "utf8"));
    return this.page.evaluate(
      async (options, exclude) => {
        const { violations } = await globalThis.axe.run({ exclude }, options);
        return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
      },
      options,
      without,
    );
  }

  // How many pixels the page is wider than its window.
  tooWide() {
    return this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  }

  // Types into the search box in place of what it holds.
  async search(text) {
    const box = await this.find("combobox", "Search the corpus");
    await box.click({ count: 3 });
    await this.page.keyboard.press("Backspace");
    await this.page.keyboard.type(text);
  }

  // Has the page forget all that it keeps in the browser, and looks whether it has, and nothing else.
  async forget() {
    await this.page.evaluate(() => (localStorage.setItem("readout-theme", "dark"), localStorage.setItem("another", "1")));
    await this.click("button", "About");
    await this.click("button", "Forget all that is kept here");
    const loaded = this.page.waitForNavigation();
    await this.click("button", "Forget subsets, chosen lines and all else?");
    await loaded;
    assert.deepEqual(await this.page.evaluate(() => Object.keys(localStorage).sort()), ["another"]);
  }

  // Waits until some element of a role says something that fits.
  async says(role, expression) {
    const source = expression.source;
    await this.page.waitForFunction(
      (selector, source) => [...document.querySelectorAll(selector)].some((e) => new RegExp(source, "i").test(e.textContent)),
      {},
      `[role="${role}"]`,
      source,
    );
  }

  // What an element of a role says.
  texts(role) {
    return this.page.$$eval(`[role="${role}"]`, (elements) => elements.map((e) => e.textContent.trim()));
  }

  heading(expression) {
    return this.find("heading", expression);
  }

  // The table whose caption fits, as rows of texts, the head first.
  async table(expression) {
    const found = await this.page.waitForFunction(
      (source) => [...document.querySelectorAll("table")].find((t) => t.caption && new RegExp(source, "i").test(t.caption.textContent)),
      {},
      expression.source,
    );
    return found.evaluate((table) =>
      // The space of rows that are not drawn is none of a person's.
      [...table.rows].filter((row) => !row.closest("[aria-hidden]")).map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim())),
    );
  }

  fragment() {
    return this.page.evaluate(() => decodeURIComponent(location.hash));
  }

  async close() {
    await this.context.close();
    assert.deepEqual(this.faults, [], "what no visit may do");
  }
}

// The command line, which is built along with the page.
export const program = join(resolve(root, process.env.CARGO_TARGET_DIR ?? "target"), "release", "readout");

// Runs it, in the project's folder, and gives what it writes.
export function readout(...args) {
  return execFileSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });
}

// Its answer to the same question.
export const native = (...args) => JSON.parse(readout(...args, "--json"));
