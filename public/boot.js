// Starts the page: everything it needs is asked for at once, side by side, and the engine's worker is started while
// the page is still on its way. Written for old browsers too, so that they can be told what they lack.
(function () {
  "use strict";

  // The languages that there are, each with its tag and what is said first: scripts/locales.mjs puts them in.
  var languages = {};
  // A page in one file has its parts in itself: single.js.
  var held = window.readoutHeld;
  var base = new URL("./", document.baseURI).href;
  var root = document.documentElement;

  function at(name) {
    return new URL(name, base).href;
  }

  // Where the browser holds scripts to a policy (Trusted Types), this is the only one: what runs lies in the page's folder,
  // or in the blob that was made last.
  var blob;
  var none = {
    createPolicy: function (_, rules) {
      return rules;
    },
  };
  var policy = (window.trustedTypes || none).createPolicy("readout", {
    createScriptURL: function (address) {
      if (address !== blob && address.indexOf(base) !== 0) throw new TypeError(address);
      return address;
    },
  });

  // Storage may be forbidden: then nothing was chosen.
  function chosen(what) {
    try {
      return localStorage.getItem("readout-" + what);
    } catch (_) {}
  }

  // A view in another page: style/embed.css.
  if (/[?&]embed=1/.test(location.search)) root.dataset.embed = "";

  // The theme before anything is painted; else the system's holds.
  var theme = chosen("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  // The language of the link, else the one that was chosen, else the first of the browser's that there is.
  function known(tag) {
    var name = tag && tag.slice(0, 2);
    return languages.hasOwnProperty(name) && name;
  }
  var asked = /[?&]lang=(\w+)/.exec(location.hash);
  var language = [asked && asked[1], chosen("language")].concat(navigator.languages, "en").map(known).find(Boolean);
  root.lang = languages[language].tag;

  var parsed = new Promise(function (resolve) {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve);
  });

  parsed.then(function () {
    var opening = document.getElementById("boot-says");
    if (opening) opening.textContent = languages[language].opening;
  });

  function script(name) {
    if (held) return Promise.resolve();
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      element.src = policy.createScriptURL(at(name));
      element.onload = resolve;
      element.onerror = function () {
        reject(new Error(name));
      };
      document.head.append(element);
    });
  }

  // Says why the page cannot start. The words for that are fetched only then, and may fail like all else.
  function say(what, name) {
    script("said.js").then(
      function () {
        parsed.then(function () {
          window.readoutSay(language, what, name);
        });
      },
      function () {
        document.body.textContent = name || what;
      }
    );
  }

  // Says that the page has stopped, and why: what a panic says, else the trap. The first reason is the one; others follow
  // from it.
  var stopped = false;
  function stop(why) {
    if (!stopped) say("stopped", why);
    stopped = true;
  }

  if (location.protocol === "file:" && !held) return say("no-server");
  if (typeof WebAssembly !== "object" || typeof HTMLDialogElement !== "function") return say("too-old");

  // Fetches files, and tells each second which of them have not come after eight, and how much of them has; nothing, once
  // all have. It runs in the worker too, and so stands for itself.
  function watcher(tell) {
    var LATE = 8000;
    var ask = fetch;
    var coming = [];
    var said = false;
    var timer;

    function isLate(file) {
      return !file.isHere && Date.now() - file.since >= LATE;
    }

    function look() {
      var late = coming.filter(isLate);
      if (said || late.length) {
        tell(late.map(function (file) {
          return { name: file.name, come: file.come, all: file.all };
        }));
      }
      said = late.length > 0;
      if (coming.length) return;
      clearInterval(timer);
      timer = 0;
    }

    function began(file) {
      file.come = file.all = 0;
      file.isHere = false;
      file.since = Date.now();
      if (coming.indexOf(file) < 0) coming.push(file);
      timer = timer || setInterval(look, 1000);
    }

    function ended(file) {
      coming = coming.filter(function (other) {
        return other !== file;
      });
      look();
    }

    function count(file, attempt, reader) {
      reader.read().then(function (piece) {
        if (file.attempt !== attempt) return;
        // What is done with it then may take a while, but not the server's.
        file.isHere = piece.done;
        if (piece.done) return;
        file.come += piece.value.length;
        count(file, attempt, reader);
      }, function () {});
    }

    return {
      // What is waited for in another way, and what to do where it is to be tried again.
      wait: function (name, promise, again) {
        var file = { name: name, again: again };
        began(file);
        function end() {
          ended(file);
        }
        promise.then(end, end);
        return promise;
      },
      // What `use` makes of the answer. An answer that is asked for anew makes the one before void.
      get: function (name, address, use) {
        return new Promise(function (resolve, reject) {
          var file = { name: name };
          function begin() {
            var attempt = (file.attempt = new AbortController());
            began(file);
            function end(then) {
              return function (value) {
                if (file.attempt !== attempt) return;
                ended(file);
                then(value);
              };
            }
            ask(address, { credentials: "same-origin", signal: attempt.signal })
              .then(function (answer) {
                // The length is that of what is sent, which may be packed.
                if (!answer.headers.get("content-encoding")) file.all = +answer.headers.get("content-length");
                if (answer.body) count(file, attempt, answer.clone().body.getReader());
                return use(answer);
              })
              .then(end(resolve), end(reject));
          }
          file.again = function () {
            var old = file.attempt;
            begin();
            old.abort();
          };
          begin();
        });
      },
      again: function () {
        coming.filter(isLate).forEach(function (file) {
          file.again();
        });
      },
    };
  }

  // What the page and its worker wait for.
  var late = { page: [], worker: [] };
  var line;
  // How each of them asks anew; what was fetched early is given up first, or the worker would wait for it.
  var again = { early: Object, page: Object, worker: Object };

  function tell(who) {
    return function (files) {
      late[who] = files;
      parsed.then(show);
    };
  }

  // Says what is waited for, with a way to ask for it anew; nothing where nothing is.
  function show() {
    var said = languages[language];
    var files = late.page.concat(late.worker).filter(function (file, nth, all) {
      return all.findIndex(function (other) { return other.name === file.name; }) === nth;
    });
    if (!files.length) {
      if (line) line.remove();
      line = undefined;
      return;
    }
    if (!line) {
      line = document.createElement("div");
      line.className = "waiting";
      var names = document.createElement("span");
      names.setAttribute("role", "status");
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = said.again;
      button.addEventListener("click", function () {
        again.early();
        again.page();
        again.worker();
      });
      line.append(names, " ", document.createElement("span"), " ", button);
      document.body.append(line);
    }
    function put(element, text) {
      // What has not changed is not read out once more.
      if (element.textContent !== text) element.textContent = text;
    }
    function sum(what) {
      return files.reduce(function (sum, file) { return sum + file[what]; }, 0);
    }
    function kilobytes(bytes) {
      return Math.round(bytes / 1000).toLocaleString(root.lang);
    }
    var known = files.every(function (file) { return file.all; });
    var list = files.map(function (file) { return file.name; }).join(", ");
    put(line.children[0], said.waiting.replace("{ $names }", list));
    put(line.children[1], kilobytes(sum("come")) + (known ? " / " + kilobytes(sum("all")) : "") + " KB");
  }

  var watch = watcher(tell("page"));
  again.page = watch.again;

  function get(name, use) {
    if (held) return held.get(name).then(use);
    return watch.get(name, at(name), function (answer) {
      if (!answer.ok) throw new Error(name + " (" + answer.status + ")");
      return use(answer);
    });
  }

  function asText(answer) {
    return answer.text();
  }

  function asBytes(answer) {
    return answer.arrayBuffer();
  }

  function compile(name) {
    return get(name, function (answer) {
      // Some servers do not know the type of wasm, and compiling while it streams insists on it.
      var type = answer.headers.get("content-type") || "";
      if (type.indexOf("application/wasm") === 0) return WebAssembly.compileStreaming(answer);
      return answer.arrayBuffer().then(WebAssembly.compile);
    });
  }

  // Does something with what is kept in this browser: kept.js, which only a page that stands needs. It registers the
  // service worker, whose address only this policy can give.
  function kept(what) {
    return script("kept.js").then(function () {
      window.readoutKept[what](policy.createScriptURL(at("sw.js")));
    });
  }

  // What a worker fetches of a corpus that comes with its first message, by the names of its files.
  function fetchGiven(files, base) {
    self.fetch = function (address) {
      var name = address.slice(base.length);
      var is = Object.prototype.hasOwnProperty.call(files, name);
      return Promise.resolve(new Response(is ? files[name] : null, { status: is ? 200 : 404 }));
    };
  }

  // What the worker fetches, which tells the page by a port what it waits for.
  function watchFetch(watcher, base, port) {
    var watch = watcher(function (late) {
      port.postMessage(late);
    });
    port.onmessage = watch.again;
    self.fetch = function (address) {
      return watch.get(address.slice(base.length), address, function (answer) {
        return answer.arrayBuffer().then(function (bytes) {
          return new Response(bytes, { status: answer.status });
        });
      });
    };
  }

  // What follows a worker's glue in its blob. A failure inside a promise would otherwise stay in the worker.
  var starter =
    "\nself.addEventListener('unhandledrejection', function (e) { setTimeout(function () { throw e.reason; }); });" +
    "\nself.onmessage = function (e) { self.onmessage = null; var said = e.data; self.readoutBase = said.base;" +
    " if (said.files) (" + fetchGiven + ")(said.files, said.base);" +
    " if (said.port) (" + watchFetch + ")(" + watcher + ", said.base, said.port);" +
    " wasm_bindgen({ module_or_path: said.module }); };";

  // A worker of that glue, and the first message that it answers with.
  function launch(glue, first, transferred) {
    return new Promise(function (resolve, reject) {
      var address = (blob = URL.createObjectURL(new Blob([glue, starter], { type: "text/javascript" })));
      var worker = new Worker(policy.createScriptURL(address));
      worker.onmessage = function (event) {
        worker.onmessage = null;
        worker.onerror = null;
        URL.revokeObjectURL(address);
        resolve([worker, event.data]);
      };
      worker.onerror = function (event) {
        reject(new Error(event.message || "worker"));
      };
      worker.postMessage(first, transferred || []);
    });
  }

  var parts = Promise.all([
    get("worker.js", asText),
    compile("worker_bg.wasm"),
    held && held.files(),
  ]);

  // The engine's worker. The page calls it again when one has to be replaced, and with files by their names where these are
  // the corpus, and not those that lie beside the page.
  function startWorker(files) {
    return parts.then(function (got) {
      files = files || got[2];
      // Of an earlier worker.
      tell("worker")([]);
      if (files) return launch(got[0], { module: got[1], files: files, base: at("corpus/") });
      var channel = new MessageChannel();
      channel.port1.onmessage = function (event) {
        tell("worker")(event.data);
      };
      again.worker = function () {
        channel.port1.postMessage("again");
      };
      return launch(got[0], { module: got[1], base: at("corpus/"), port: channel.port2 }, [channel.port2]);
    });
  }

  // The page's own files, those of its corpus or all others, each as its name and what it holds: what the service worker
  // keeps, and the module for other pages, or what a page in one file holds.
  function files(ofCorpus) {
    var names = held ? Promise.resolve(held.names()) : get("sw.js", asText).then(function (text) {
      var list = /const FILES = (\{.*\});/.exec(text);
      return Object.keys(JSON.parse(list[1])).concat("readout.js");
    });
    return names.then(function (names) {
      return Promise.all(
        names
          .filter(function (name) {
            return (name.indexOf("corpus/") === 0) === ofCorpus;
          })
          .map(function (name) {
            return get(name, function (answer) {
              return answer.blob();
            }).then(function (content) {
              return [name, content, false];
            });
          })
      );
    });
  }

  // The importer's worker, which is fetched when it is first needed; anew, where that failed.
  var importer;
  function startImporter() {
    importer = importer || Promise.all([get("importer.js", asText), compile("importer_bg.wasm")]);
    importer.catch(function () {
      importer = undefined;
    });
    return importer.then(function (got) {
      return launch(got[0], { module: got[1], base: at("") });
    });
  }

  var first = startWorker();
  function fetchManifest() {
    return get("corpus/corpus.json", asBytes);
  }
  var manifest = fetchManifest();
  // They are looked at when the page runs; until then their failing is not unhandled.
  first.catch(function () {});
  manifest.catch(function () {});

  // The corpus itself, while the worker that reads it is still on its way. The worker asks anew, and gets what the browser
  // has by then; so whatever is wrong here is told there.
  var early = new AbortController();
  again.early = function () {
    early.abort();
  };
  if (!held)
    manifest
      .then(function (bytes) {
        var says = JSON.parse(new TextDecoder().decode(bytes));
        var directory = says.directory.map(function (chunk) {
          return chunk.name + ".bin";
        });
        return Promise.all((says.files || directory).map(function (file) {
          return /^\w+\.bin$/.test(file) && fetch(at("corpus/" + file), { credentials: "same-origin", signal: early.signal }).then(asBytes);
        }));
      })
      .catch(function () {});

  // What the page says in its language, which it reads before it shows anything: Fluent's form, by a name that hosts know
  // as text, and compress.
  var texts = get("locales/" + languages[language].tag + ".txt", asText);

  window.readout = {
    manifest: manifest,
    // Anew, where the corpus has changed.
    fetchManifest: fetchManifest,
    language: language,
    // For numbers and dates: as this reader's kind of the language writes them.
    locales: navigator.languages.filter(function (tag) { return known(tag) === language; }).concat(root.lang),
    sayStopped: stop,
    sayOtherBuild: function () {
      say("other-build");
    },
    forget: function () {
      kept("forget").catch(function (error) {
        say("missing", error.message);
      });
    },
    startWorker: function (files) {
      var next = (!files && first) || startWorker(files);
      if (!files) first = null;
      return next;
    },
    startImporter: startImporter,
    files: files,
  };

  window.addEventListener("error", function (event) {
    if (event.error instanceof WebAssembly.RuntimeError) stop(event.error.message);
  });
  window.addEventListener("unhandledrejection", function (event) {
    if (event.reason instanceof WebAssembly.RuntimeError) stop(event.reason.message);
  });

  // What is being opened is to be seen first: on a slow machine that takes a while. A page in the background is not
  // painted, and does not wait for it; nor does one for long whose browser does not say.
  var painted = new Promise(function (resolve) {
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
    setTimeout(resolve, document.hidden ? 0 : 1000);
  });

  // A script cannot be given up: the page is loaded anew.
  var pageScript = watch.wait("page.js", script("page.js"), function () {
    location.reload();
  });

  Promise.all([pageScript, compile("page_bg.wasm"), texts, parsed, painted])
    .then(function (got) {
      window.readout.texts = got[2];
      // It works: the first search does not wait for what is only for later. Where that does not come, nothing is kept.
      new MutationObserver(function (_, standing) {
        standing.disconnect();
        kept("keep").catch(function () {});
      }).observe(document.body, { attributeFilter: ["data-ready"] });
      return wasm_bindgen({ module_or_path: got[1] });
    })
    .catch(function (error) {
      var old = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
      say(old ? "too-old" : "missing", error.message);
    });
})();
