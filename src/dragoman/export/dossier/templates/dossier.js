(function () {
  "use strict";
  var tools = document.querySelector(".tools");
  var input = tools.querySelector("input");
  var status = tools.querySelector("[role=status]");
  var items = Array.prototype.slice.call(document.querySelectorAll("[data-find]"));
  var folds = Array.prototype.slice.call(document.querySelectorAll("details"));
  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }
  var texts = items.map(function (item) { return plain(item.textContent); });
  function setAll(open) {
    folds.forEach(function (fold) { fold.open = open; });
  }
  function filter() {
    var words = plain(input.value).split(/\s+/).filter(Boolean);
    var shown = 0;
    items.forEach(function (item, at) {
      var fits = words.every(function (word) { return texts[at].indexOf(word) >= 0; });
      item.classList.toggle("out", !fits);
      shown += fits ? 1 : 0;
    });
    status.textContent = shown ? "" : tools.dataset.none;
  }
  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) { return; }
    target.classList.remove("out");
    var own = target.matches(".event") && target.querySelector("details");
    if (own) { own.open = true; }
    for (var up = target.parentElement; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") { up.open = true; }
    }
    target.scrollIntoView();
  }
  tools.hidden = false;
  input.addEventListener("input", filter);
  tools.querySelector("[data-open]").addEventListener("click", function () { setAll(true); });
  tools.querySelector("[data-close]").addEventListener("click", function () { setAll(false); });
  window.addEventListener("hashchange", reveal);
  reveal();
}());
