// Says why the page cannot start, in place of what it would have shown, and where the texts can be read all the same. The
// boot script fetches this only then.
window.readoutSay = function (language, what, name) {
  "use strict";

  // By language: scripts/locales.mjs puts them in.
  var texts = {};
  var said = texts[language];
  var main = document.querySelector("#app main") || document.body;
  var box = document.createElement("div");
  var head = document.createElement("h1");
  var text = document.createElement("p");
  var again = document.createElement("button");
  var plain = document.createElement("a");
  box.className = "stop";
  box.setAttribute("role", "alert");
  head.textContent = said[what + "-title"];
  text.textContent = said[what + "-help"].replace("{ $name }", name);
  again.textContent = said.reload;
  again.type = "button";
  again.addEventListener("click", function () {
    location.reload();
  });
  plain.textContent = said.plain;
  plain.href = "read/index.html";
  box.append(head, text);
  // For whoever reports it: what the panic says, and where in the source it was.
  if (what === "stopped" && name) {
    var why = document.createElement("p");
    why.className = "soft";
    why.textContent = name;
    box.append(why);
  }
  box.append(again);
  // A page in one file has no others beside it.
  if (!window.readoutHeld) box.append(" ", plain);
  main.textContent = "";
  main.append(box);
  // Whoever has scrolled down would otherwise see nothing.
  box.scrollIntoView();
};
