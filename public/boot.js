// Starts the page: everything it needs is asked for at once, side by side, and the engine's worker is started while
// the page is still on its way. Written for old browsers too, so that they can be told what they lack.
(function () {
  "use strict";

  var base = new URL("./", document.baseURI).href;

  function at(name) {
    return new URL(name, base).href;
  }

  // The theme that the reader chose, before anything is painted. Storage may be forbidden: then the system's holds.
  try {
    var theme = localStorage.getItem("readout-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (_) {}

  var parsed = new Promise(function (resolve) {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve);
  });

  // Says why the page cannot start, in place of what it would have shown, and where the texts can be read all the same.
  function say(title, help) {
    parsed.then(function () {
      var main = document.querySelector("#app main") || document.body;
      var box = document.createElement("div");
      var head = document.createElement("h1");
      var text = document.createElement("p");
      var again = document.createElement("button");
      var plain = document.createElement("a");
      box.className = "stop";
      box.setAttribute("role", "alert");
      head.textContent = title;
      text.textContent = help;
      again.textContent = "Reload";
      again.type = "button";
      again.addEventListener("click", function () {
        location.reload();
      });
      plain.textContent = "Read the texts without it";
      plain.href = at("read/index.html");
      box.append(head, text, again, " ", plain);
      main.textContent = "";
      main.append(box);
    });
  }

  function tooOld() {
    say(
      "This browser is too old for Readout",
      "Readout needs WebAssembly and a browser of 2022 or later: a current Firefox, Chrome, Edge or Safari will do."
    );
  }

  if (location.protocol === "file:") {
    say(
      "This copy needs a web server",
      "A browser does not let a page read its files from a disk. Put the folder on any web server."
    );
    return;
  }
  if (typeof WebAssembly !== "object" || typeof HTMLDialogElement !== "function") {
    tooOld();
    return;
  }

  function get(name) {
    return fetch(at(name), { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw new Error(name + " (" + answer.status + ")");
      return answer;
    });
  }

  function compile(name) {
    return get(name).then(function (answer) {
      // Some servers do not know the type of wasm, and compiling while it streams insists on it.
      var type = answer.headers.get("content-type") || "";
      if (type.indexOf("application/wasm") === 0) return WebAssembly.compileStreaming(answer);
      return answer.arrayBuffer().then(WebAssembly.compile);
    });
  }

  function script(name) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      element.src = at(name);
      element.onload = resolve;
      element.onerror = function () {
        reject(new Error(name));
      };
      document.head.append(element);
    });
  }

  // What follows the worker's glue in its blob. A failure inside a promise would otherwise stay in the worker.
  var starter =
    "\nself.addEventListener('unhandledrejection', function (e) { setTimeout(function () { throw e.reason; }); });" +
    "\nself.onmessage = function (e) { self.onmessage = null; self.readoutBase = e.data.base;" +
    " wasm_bindgen({ module_or_path: e.data.module }); };";

  var parts = Promise.all([
    get("worker.js").then(function (answer) {
      return answer.text();
    }),
    compile("worker_bg.wasm"),
  ]);

  // A worker and its first message. The page calls it again when a worker has to be replaced.
  function startWorker() {
    return parts.then(function (got) {
      return new Promise(function (resolve, reject) {
        var address = URL.createObjectURL(new Blob([got[0], starter], { type: "text/javascript" }));
        var worker = new Worker(address);
        worker.onmessage = function (event) {
          worker.onmessage = null;
          worker.onerror = null;
          URL.revokeObjectURL(address);
          resolve([worker, event.data]);
        };
        worker.onerror = function (event) {
          reject(new Error(event.message || "worker"));
        };
        worker.postMessage({ module: got[1], base: at("corpus/") });
      });
    });
  }

  var first = startWorker();
  var manifest = get("corpus/corpus.json").then(function (answer) {
    return answer.arrayBuffer();
  });
  // They are looked at when the page runs; until then their failing is not unhandled.
  first.catch(function () {});
  manifest.catch(function () {});

  // The texts of the page, which it reads before it shows anything.
  var words = get("words/en.txt").then(function (answer) {
    return answer.text();
  });

  window.readout = {
    manifest: manifest,
    sayOtherBuild: function () {
      say("The page was updated while it loaded", "Its parts are of two versions. Reloading brings them together.");
    },
    startWorker: function () {
      var next = first || startWorker();
      first = null;
      return next;
    },
  };

  window.addEventListener("error", function (event) {
    if (event.error instanceof WebAssembly.RuntimeError) {
      say(
        "The page has stopped",
        "That is a fault of Readout. Reloading opens the same view again."
      );
    }
  });

  Promise.all([script("page.js"), compile("page_bg.wasm"), words, parsed])
    .then(function (got) {
      window.readout.words = got[2];
      return wasm_bindgen({ module_or_path: got[1] });
    })
    .catch(function (error) {
      var old = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
      if (old) {
        tooOld();
      } else {
        say(
          "A part of the page did not arrive",
          "Missing: " + error.message + ". Check the connection and reload. Where it stays so, the page was not copied whole to its server."
        );
      }
    });
})();
