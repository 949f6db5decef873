(() => {
  "use strict";
  const form = document.getElementById("filters");
  const notes = [...document.querySelectorAll(".filing .note")];
  const filings = [...document.querySelectorAll(".filing")];
  const folds = [...document.querySelectorAll("details")];
  const words = new Map();
  const say = (note) => {
    if (!words.has(note)) {
      const filing = note.closest(".filing");
      const whose = filing.querySelector(".identity");
      const told = [note, filing.querySelector("h3"), whose].map((part) => part ? part.textContent : "");
      words.set(note, told.join(" ").toLowerCase());
    }
    return words.get(note);
  };
  const marksOf = (note) => {
    const [key, number] = note.id.split("-f");
    return [...document.getElementById(key).querySelectorAll("mark[data-of]")].filter((mark) =>
      mark.dataset.of.split(" ").slice(1).includes(number));
  };
  const unfold = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };
  const reveal = (note) => {
    document.querySelectorAll("mark.here").forEach((mark) => mark.classList.remove("here"));
    unfold(note);
    marksOf(note).forEach((mark) => mark.classList.add("here"));
    note.focus({ preventScroll: true });
    note.scrollIntoView({ block: "center" });
  };
  const step = (by) => {
    const shown = notes.filter((note) => !note.hidden);
    if (!shown.length) return;
    const current = document.activeElement.closest(".note");
    const at = shown.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    reveal(shown[next]);
  };
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    unfold(target);
    if (target.classList.contains("note")) reveal(target);
    else target.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-of]");
    if (!mark) return;
    const [key, number] = mark.dataset.of.split(" ");
    const note = document.getElementById(`${key}-f${number}`);
    if (note && !note.hidden) reveal(note);
  });
  if (window.parent !== window) document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") window.parent.postMessage("perflint:back", "*");
  });
  let open = [];
  window.addEventListener("beforeprint", () => {
    open = folds.map((fold) => fold.open);
    folds.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener("afterprint", () => folds.forEach((fold, at) => { fold.open = open[at]; }));
  if (form) {
    const rule = document.getElementById("rule");
    const search = document.getElementById("words");
    const shown = document.getElementById("shown");
    const keys = document.getElementById("keys");
    const filter = () => {
      const levels = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
      const wanted = search.value.trim().toLowerCase();
      let count = 0;
      const off = new Set();
      for (const note of notes) {
        const fits = levels.has(note.dataset.severity) && (!rule.value || rule.value === note.dataset.rule) &&
          (!wanted || say(note).includes(wanted));
        note.hidden = !fits;
        count += fits;
        if (!fits) off.add(note.id);
      }
      const filtered = count < notes.length;
      for (const filing of filings) {
        filing.hidden = filtered && !filing.querySelector(".note:not([hidden])");
        for (const mark of filing.querySelectorAll("mark[data-of]")) {
          const [key, ...numbers] = mark.dataset.of.split(" ");
          mark.classList.toggle("off", numbers.every((number) => off.has(`${key}-f${number}`)));
        }
      }
      shown.textContent = shown.dataset.words.replace("{0}", count).replace("{1}", notes.length);
    };
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("next").addEventListener("click", () => step(1));
    document.getElementById("previous").addEventListener("click", () => step(-1));
    document.getElementById("open").addEventListener("click", () => folds.forEach((fold) => { fold.open = true; }));
    document.getElementById("close").addEventListener("click", () => folds.forEach((fold) => { fold.open = false; }));
    document.addEventListener("keydown", (event) => {
      if (!keys.checked || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.target.closest("input, select, textarea")) return;
      if (event.key === "n") step(1);
      else if (event.key === "p") step(-1);
    });
    filter();
  }
  if (location.hash) follow();
})();
