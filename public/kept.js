// What the page keeps in this browser: itself for when there is no network, and what a reader has chosen. The boot script
// fetches this once the page stands, and again where all of it is to be forgotten. A page in one file has no service worker.
(function () {
  "use strict";

  var FORGOT = "readout-forgot";

  // What is kept in a browser may be forbidden, as a whole or in part: then asking for it throws.
  function tried(act) {
    try {
      return act();
    } catch (_) {}
  }

  var workers = tried(function () {
    return window.readoutHeld ? undefined : navigator.serviceWorker;
  });

  // Keeps the page for when there is no network, and tells it of a newer one, which it takes when the reader says so. Who
  // has just let all be forgotten is not kept anything again in this tab.
  function keep(address) {
    if (!workers || tried(function () { return sessionStorage.getItem(FORGOT); })) return;
    function reload() {
      location.reload();
    }
    function offer(take) {
      window.readout.takeUpdate = take;
      window.dispatchEvent(new Event("readout-update"));
    }
    var taken = false;
    function look(kept) {
      if (!kept.waiting || !workers.controller) return;
      offer(function () {
        taken = true;
        kept.waiting.postMessage("take");
      });
    }
    // Where another tab takes the newer one, this one goes on as it is, and says so.
    if (workers.controller) {
      workers.addEventListener("controllerchange", function () {
        if (taken) reload();
        else offer(reload);
      });
    }
    // A promise refuses, where this might throw.
    Promise.resolve(address).then(workers.register.bind(workers)).then(
      function (kept) {
        look(kept);
        kept.addEventListener("updatefound", function () {
          kept.installing.addEventListener("statechange", function () {
            look(kept);
          });
        });
      },
      // A build for development has none.
      function () {}
    );
  }

  // Takes away all that the page has kept in this browser.
  function forget() {
    var base = new URL("./", document.baseURI).href;
    tried(function () {
      Object.keys(localStorage).forEach(function (key) {
        if (key.indexOf("readout") === 0) localStorage.removeItem(key);
      });
      sessionStorage.setItem(FORGOT, "yes");
    });
    function reload() {
      location.reload();
    }
    // The reader's own corpora. Where another tab has them open, they go when that is closed.
    tried(function () {
      indexedDB.deleteDatabase("readout");
    });
    if (!workers) return reload();
    Promise.resolve()
      .then(function () {
        return caches.keys();
      })
      .then(function (names) {
        var mine = names.filter(function (name) {
          return name.indexOf("readout " + base) === 0;
        });
        return Promise.all(
          mine.map(function (name) {
            return caches.delete(name);
          })
        );
      })
      .then(function () {
        return workers.getRegistration(base);
      })
      .then(function (kept) {
        return kept && kept.unregister();
      })
      .then(reload, reload);
  }

  window.readoutKept = { keep: keep, forget: forget };
})();
