// The parts of a page that is one file, made by `readout site --single-file`: what the boot script would fetch lies in
// the page itself, deflated and written as base64, in an element for each file. Runs before the boot script.
(function () {
  "use strict";

  function element(name) {
    return document.getElementById("held:" + name);
  }

  // What a server would answer.
  function get(name) {
    var held = element(name);
    if (!held) return Promise.reject(new Error(name));
    if (typeof DecompressionStream !== "function") return Promise.reject(new WebAssembly.CompileError(name));
    var bytes = Uint8Array.from(atob(held.textContent), function (letter) {
      return letter.charCodeAt(0);
    });
    var inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return Promise.resolve(new Response(inflated, { headers: { "content-type": held.dataset.type } }));
  }

  // The names of all files: what a site is made of.
  function names() {
    return Array.from(document.querySelectorAll('[id^="held:"]'), function (held) {
      return held.id.slice("held:".length);
    }).filter(function (name) {
      return name.indexOf("shown/") !== 0;
    });
  }

  // The corpus, by the names that the worker asks for.
  function files() {
    var names = Array.from(document.querySelectorAll('[id^="held:corpus/"]'), function (held) {
      return held.id.slice("held:corpus/".length);
    });
    return Promise.all(
      names.map(function (name) {
        return get("corpus/" + name).then(function (answer) {
          return answer.arrayBuffer();
        });
      })
    ).then(function (all) {
      var byName = {};
      names.forEach(function (name, nth) {
        byName[name] = all[nth];
      });
      return byName;
    });
  }

  // Pages of their own, such as the reference of the query language.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    var name = link && link.getAttribute("href").split("#")[0];
    if (!name || !element("shown/" + name)) return;
    event.preventDefault();
    var opened = window.open();
    get("shown/" + name)
      .then(function (answer) {
        return answer.blob();
      })
      .then(function (page) {
        if (opened) opened.location = URL.createObjectURL(page) + link.hash;
      });
  });

  window.readoutHeld = { get: get, files: files, names: names };
})();
