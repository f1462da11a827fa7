// What SECURITY.md and docs/hosting.md promise: what runs in the page, and the headers of a host.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dist, launch, root, serve, visit } from "./person.mjs";

const policyOf = (html) => /http-equiv="?Content-Security-Policy"? content="([^"]*)"|content="([^"]*)" http-equiv="?Content-Security-Policy/.exec(html).slice(1).find(Boolean);

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("nothing in the page can write markup, or run a script that is not of its folder", async () => {
  const site = await serve(dist);
  const person = await visit(browser, site.address);
  await person.ready();
  const done = await person.page.evaluate(async (elsewhere) => {
    const attempt = (act) => {
      try {
        act();
        return "done";
      } catch (error) {
        return error.name;
      }
    };
    const script = document.createElement("script");
    return {
      markup: attempt(() => (document.createElement("div").innerHTML = "<b>x</b>")),
      script: attempt(() => (script.src = elsewhere)),
      text: attempt(() => (script.textContent = "window.harmed = 1")),
      worker: attempt(() => new Worker("worker.js")),
      another: attempt(() => trustedTypes.createPolicy("another", {})),
      again: attempt(() => trustedTypes.createPolicy("readout", { createScriptURL: (address) => address })),
    };
  }, "https://example.org/x.js");
  assert.deepEqual(done, { markup: "TypeError", script: "TypeError", text: "TypeError", worker: "TypeError", another: "TypeError", again: "TypeError" });
  // Each attempt was told as a violation, as it should be.
  assert.ok(person.faults.length > 0);
  await person.context.close();
  await site.close();
});

test("every example of a host's headers has the policy of the page", () => {
  const policy = policyOf(readFileSync(join(root, "index.html"), "utf8"));
  assert.equal(policyOf(readFileSync(join(dist, "index.html"), "utf8")), policy);
  const hosting = readFileSync(join(root, "docs", "hosting.md"), "utf8");
  const policies = hosting.match(/default-src 'none';[^"\n]*/g);
  assert.equal(policies.length, 5);
  for (const found of policies) assert.equal(found, `${policy}; frame-ancestors 'none'`);
});

test("the page works with the headers that a host should send, also without a network", async () => {
  const hosting = readFileSync(join(root, "docs", "hosting.md"), "utf8");
  const headers = Array.from(/\n\/\*\n((?: {2}.*\n)+)/.exec(hosting)[1].matchAll(/ {2}(\S+): (.*)\n/g), ([, name, value]) => [name, value]);
  assert.equal(headers.length, 6);
  const site = await serve(dist, undefined, (response, bytes) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    response.end(bytes);
  });
  for (const name of ["language.html", "trust.zh.html", "read/index.html", "404.html"]) {
    const person = await visit(browser, site.address + name);
    await person.close();
  }
  const person = await visit(browser, `${site.address}#/search?q=huawei`, { kept: true });
  await person.ready();
  await person.says("status", /hits in/);
  await person.page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done));
  });
  await site.close();
  await person.page.reload();
  await person.ready();
  await person.says("status", /hits in/);
  await person.close();
});
