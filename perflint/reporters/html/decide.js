(() => {
  "use strict";
  const bar = document.getElementById("decide");
  if (!bar) return;
  const notes = [...document.querySelectorAll(".note[data-fingerprint]")];
  const reviewer = bar.querySelector("[name=reviewer]");
  const count = bar.querySelector("[role=status]");
  const verdicts = JSON.parse(bar.dataset.verdicts);
  let unsaved = false;
  const make = (name, attributes, words) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (words) made.textContent = words;
    return made;
  };
  const pass = () => {
    if (window.parent === window) return;
    window.parent.postMessage({ decisions: collect() }, "*"); // to the page this one is shown in
    unsaved = false;
  };
  const tally = () => {
    const decided = notes.filter((note) => note.dataset.verdict).length;
    count.textContent = bar.dataset.words.replace("{0}", decided).replace("{1}", notes.length);
  };
  const show = (note) => {
    for (const button of note.querySelectorAll(".decide button")) {
      button.setAttribute("aria-pressed", String(button.value === note.dataset.verdict));
    }
  };
  const offer = (note) => {
    const group = make("div", { class: "decide", role: "group", "aria-label": bar.dataset.label });
    for (const [value, words] of Object.entries(verdicts)) {
      const button = make("button", { type: "button", value, "aria-pressed": "false" }, words);
      button.addEventListener("click", () => {
        note.dataset.verdict = note.dataset.verdict === value ? "" : value;
        if (reviewer.value) note.dataset.reviewer = reviewer.value;
        unsaved = true;
        show(note);
        tally();
        pass();
      });
      group.append(button);
    }
    const why = make("input", { type: "text", "aria-label": bar.dataset.note, placeholder: bar.dataset.note });
    why.value = note.dataset.note || "";
    why.addEventListener("input", () => { note.dataset.note = why.value; unsaved = true; pass(); });
    group.append(why);
    note.append(group);
    show(note);
  };
  const collect = () => notes.filter((note) => note.dataset.verdict).map((note) => ({
    path: note.closest(".filing").querySelector("h3").textContent,
    rule: note.dataset.rule,
    fingerprint: note.dataset.fingerprint,
    excerpt: note.dataset.excerpt,
    message: note.querySelector(".message").textContent,
    verdict: note.dataset.verdict,
    note: note.dataset.note || "",
    reviewer: note.dataset.reviewer || reviewer.value,
  }));
  bar.querySelector("button").addEventListener("click", () => {
    const content = JSON.stringify({ schema: "perflint-decisions/1", decisions: collect() }, null, 1);
    const link = make("a", { download: bar.dataset.file });
    link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    link.click();
    URL.revokeObjectURL(link.href);
    unsaved = false;
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
  bar.addEventListener("submit", (event) => event.preventDefault());
  notes.forEach(offer);
  bar.hidden = false;
  tally();
})();
