// For browsers that cannot run the page: one sentence, written so that even they understand it.
(function () {
  var fits = typeof WebAssembly === "object" && typeof BigInt === "function" && window.DecompressionStream &&
    "noModule" in document.createElement("script") && "inert" in document.documentElement;
  document.getElementById(fits ? "content" : "old").removeAttribute("hidden");
  window.perflintFits = Boolean(fits);
})();
