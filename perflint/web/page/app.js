// The page: what a person sees and does. It asks a back end and does not know which one that is.
import { Failure, Refusal } from "./failures.js";
import { chosen, dropped, settle } from "./intake.js";
import { Playground } from "./playground.js";
import { label, language, say, speak } from "./words.js";
import { pack } from "./zip.js";

const LEVELS = ["error", "warning", "info"];
const KINDS = { html: "text/html", xlsx: "application/octet-stream", docx: "application/octet-stream", json: "application/json" };
const find = (id) => document.getElementById(id);

/** Runs the page with `backEnd`; `name` is the bureau whose page it is. */
export class Page {
  constructor(backEnd, name) {
    this.backEnd = backEnd;
    this.name = name;
    this.about = null;
    this.filings = [];
    this.passed = [];
    this.earlier = null;
    this.shown = null;
    this.other = null;
    this.frameAddress = "";
    this.wishes = {};
    this.playground = new Playground((request) => this.ask(request));
  }

  async start() {
    find("bureau").textContent = this.name;
    this.listen();
    this.relabel();
    find("state").textContent = say("starting");
    try {
      this.about = await this.backEnd.start((waiting) => this.wait(waiting));
    } catch (failure) {
      this.complain("failed", failure.limit || failure.message);
      find("state").textContent = "";
      return;
    }
    speak(this.about.lang);
    this.wishes = { profile: this.about.profile, publication: this.about.publication, year: this.about.year };
    find("publication").checked = this.about.publication;
    find("year").value = this.about.year || "";
    this.relabel();
    find("write").disabled = false;
    document.body.dataset.ready = "yes";
    this.checkAll();
  }

  /** How many filings, of anybody, wait where the work is done. */
  wait(waiting) {
    find("state").textContent = waiting ? say("ahead", waiting) : say("ready");
  }

  relabel() {
    label(document);
    find("frame").title = say("view");
    find("private").textContent = this.backEnd.place ? say("privateServer", this.backEnd.place) : say("private");
    document.title = this.name ? `${say("title")} · ${this.name}` : say("title");
    if (!this.about) return;
    find("state").textContent = say("ready");
    find("version").textContent = say("version", this.about.version, this.about.rules);
    const places = [["auto", say("placeAuto")], ["national", say("placeNational")], ...this.about.regions.map((one) => [one.id, one.name])];
    find("place").replaceChildren(...places.map(([value, name]) => new Option(name, value)));
    find("place").value = this.wishes.profile;
    this.draw();
  }

  listen() {
    const on = (id, event, work) => find(id).addEventListener(event, work);
    on("files", "click", () => find("file-input").click());
    on("folder", "click", () => find("folder-input").click());
    for (const id of ["file-input", "folder-input"]) {
      on(id, "change", () => {
        this.take(chosen(find(id)));
        find(id).value = "";
      });
    }
    for (const event of ["dragenter", "dragover"]) {
      document.addEventListener(event, (drag) => {
        drag.preventDefault();
        find("drop").classList.add("over");
      });
    }
    document.addEventListener("dragleave", (drag) => {
      if (!drag.relatedTarget) find("drop").classList.remove("over");
    });
    document.addEventListener("drop", async (drop) => {
      drop.preventDefault();
      find("drop").classList.remove("over");
      this.take(await dropped(drop.dataTransfer));
    });
    on("stop", "click", () => this.stop());
    on("clear", "click", () => this.clear());
    on("which", "change", () => this.draw());
    on("search", "input", () => this.draw());
    on("back", "click", () => this.close());
    on("previous", "click", () => this.step(-1));
    on("next", "click", () => this.step(1));
    on("one-annotated", "click", (event) => this.make(event.target, () => this.annotate(this.shown)));
    for (const [id, format] of [["one-page", "html"], ["one-book", "xlsx"]]) {
      on(id, "click", (event) => this.make(event.target, () => (this.other ? this.other(format) : this.report(format, [this.shown]))));
    }
    on("compare", "click", () => this.open(null, say("compare"), (format) => this.compare(format)));
    on("across", "click", () => {
      find("across-dialog").returnValue = "";
      find("across-dialog").showModal();
    });
    on("across-dialog", "close", () => {
      if (find("across-dialog").returnValue !== "begin") return;
      const [list] = find("expected").files;
      this.open(null, say("across"), (format) => this.across(format, list));
    });
    on("downloads", "click", (event) => {
      const wanted = event.target.dataset.make;
      if (!wanted) return;
      const zips = { annotated: () => this.annotateAll(), all: () => this.everything() };
      this.make(event.target, zips[wanted] || (() => this.report(wanted, this.checked())));
    });
    on("language", "click", () => {
      speak(language() === "en" ? "zh" : "en");
      this.relabel();
      if (!find("try").hidden) this.playground.open(language());
      this.checkAgain();
    });
    on("write", "click", () => this.write());
    on("try-back", "click", () => this.close());
    on("try-save", "click", () => this.hand(...this.playground.file()));
    on("settings", "click", () => find("dialog").showModal());
    on("dialog", "close", () => this.settle());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && find("content").hidden && !document.querySelector("dialog[open]")) this.close();
    });
    window.addEventListener("message", (event) => {
      if (event.source !== find("frame").contentWindow) return;
      if (event.data === "perflint:back") this.close();
      else if (this.shown && Array.isArray(event.data.decisions)) this.shown.decisions = event.data.decisions;
    });
  }

  settle() {
    const wanted = { profile: find("place").value, publication: find("publication").checked, year: Number(find("year").value) };
    const changed = Object.keys(wanted).some((key) => wanted[key] !== this.wishes[key]);
    this.wishes = wanted;
    if (changed) this.checkAgain();
    else this.draw();
  }

  /** What was dropped or chosen becomes filings, which are then checked. */
  async take(files) {
    this.complain();
    const named = new Map(files.map(([path, blob]) => [settle(path), blob]));
    const looked = new Map([...named].filter(([path]) => /\.(zip|xlsx|json)$/i.test(path)));
    this.shut(false);
    let plan;
    try {
      plan = (await this.ask({ ask: "plan", names: [...named.keys()] }, looked)).told;
    } catch (failure) {
      this.complain("problem", failure.limit || failure.message);
      return;
    }
    this.passed.push(...plan.passed);
    for (const path of plan.rounds) this.earlier = [path, named.get(path)];
    const known = new Set(this.filings.map((filing) => filing.path));
    for (const { path, attachments } of plan.filings) {
      if (known.has(path)) continue;
      const paths = [path, ...attachments];
      const needed = new Map([...named].filter(([name]) => paths.some((one) => one === name || one.startsWith(`${name}/`))));
      this.filings.push({ path, attachments, files: needed, state: "waiting", documents: [], packed: null, decisions: [] });
    }
    if (!this.filings.length && !this.earlier) this.complain("nothing");
    this.draw();
    this.checkAll();
  }

  ask(request, files) {
    return this.backEnd.ask({ ...request, wishes: { ...this.wishes, lang: language() } }, files);
  }

  checkAll() {
    if (!this.about) return;
    for (const filing of this.filings) if (filing.state === "waiting") this.check(filing);
    this.draw();
  }

  checkAgain() {
    for (const filing of this.filings) filing.state = "waiting";
    this.checkAll();
  }

  async check(filing) {
    filing.state = "busy";
    const { path, attachments } = filing;
    let answer;
    try {
      answer = await this.ask({ ask: "check", path, attachments }, filing.files);
    } catch (failure) {
      const kind = failure instanceof Failure ? failure.kind : "defect";
      try {
        answer = await this.ask({ ask: "give-up", path, kind, limit: String(failure.limit || "") });
      } catch (again) {
        this.complain("failed", again.limit || again.message);
        return;
      }
    }
    filing.documents = answer.told.documents;
    filing.packed = answer.content;
    filing.state = "done";
    this.redraw();
  }

  stop() {
    this.backEnd.stop();
  }

  clear() {
    this.backEnd.stop();
    this.filings = [];
    this.passed = [];
    this.earlier = null;
    this.complain();
    this.shut(true);
    this.draw();
    find("files").focus();
  }

  /** Whether the large place to drop files shows. */
  shut(large) {
    find("drop").classList.toggle("small", !large);
    find("work").hidden = large;
  }

  checked() {
    return this.filings.filter((filing) => filing.state === "done");
  }

  counts(filing) {
    const counts = { error: 0, warning: 0, info: 0 };
    for (const one of filing.documents) for (const found of one.findings) counts[found.severity] += 1;
    const least = LEVELS.indexOf(find("levels").value);
    return LEVELS.slice(0, least + 1).map((level) => [level, counts[level]]);
  }

  standing(filing) {
    if (filing.state !== "done") return "waiting";
    if (filing.documents[0].error) return "unread";
    return this.counts(filing).some(([, count]) => count) ? "bad" : "clean";
  }

  /** Draws soon, once for many changes. */
  redraw() {
    if (this.drawing) return;
    this.drawing = true;
    requestAnimationFrame(() => {
      this.drawing = false;
      this.draw();
    });
  }

  draw() {
    if (!this.about && !this.filings.length) return;
    const done = this.checked().length;
    const all = this.filings.length;
    const standings = this.filings.map((filing) => this.standing(filing));
    const number = (standing) => standings.filter((one) => one === standing).length;
    find("progress").max = all || 1;
    find("progress").value = done;
    find("progress").hidden = done === all;
    find("stop").hidden = done === all;
    find("told").textContent = !all ? "" : done < all ? say("checking", done, all) : say("checked", all, number("bad"), number("clean"), number("unread"));
    find("passed").hidden = !this.passed.length;
    find("passed").textContent = say("passed", this.passed.slice(0, 20).join("、"));
    find("earlier").hidden = !this.earlier;
    if (this.earlier) find("earlier-name").textContent = say("earlier", this.earlier[0]);
    find("compare").disabled = !done || done < all;
    const decided = this.decisions(this.filings).length;
    find("decided").hidden = !decided;
    find("decided").textContent = say("decided", decided);
    for (const button of find("downloads").children) button.disabled = !done || done < all;
    const which = find("which").value;
    const words = find("search").value.trim().toLowerCase();
    const rows = this.filings.filter((filing, at) => {
      if (which !== "all" && standings[at] !== which) return false;
      return !words || `${filing.path} ${JSON.stringify(filing.documents)}`.toLowerCase().includes(words);
    });
    this.listed = rows;
    const focused = document.activeElement?.dataset?.path;
    find("list").replaceChildren(...rows.map((filing) => this.row(filing)));
    if (focused) [...find("list").querySelectorAll("button")].find((one) => one.dataset.path === focused)?.focus();
  }

  row(filing) {
    const [main] = filing.documents;
    const row = document.createElement("tr");
    const add = (tag, kind, ...content) => {
      const cell = document.createElement(tag);
      if (kind) cell.className = kind;
      cell.append(...content.filter(Boolean));
      row.append(cell);
      return cell;
    };
    const at = filing.path.lastIndexOf("/");
    const name = filing.path.slice(at + 1);
    const open = filing.state === "done" && !main.error;
    const shown = document.createElement(open ? "button" : "span");
    shown.textContent = name;
    if (open) {
      shown.type = "button";
      shown.className = "open";
      shown.dataset.path = filing.path;
      shown.addEventListener("click", () => this.open(filing));
      row.className = "open";
    }
    add("th", "", shown, at > 0 && this.small("folder", filing.path.slice(0, at)), ...filing.attachments.map((one) => this.small("folder", `+ ${one.slice(one.lastIndexOf("/") + 1)}`))).scope = "row";
    add("td", "plain", main?.report?.department || "");
    add("td", "plain", main?.report ? [main.report.year && say("year", main.report.year), main.kind].filter(Boolean).join(" · ") : "");
    add("td", "", ...this.conclusion(filing));
    return row;
  }

  small(kind, words) {
    const span = document.createElement("span");
    span.className = kind;
    span.textContent = words;
    return span;
  }

  conclusion(filing) {
    if (filing.state !== "done") return [this.small("chip wait", say(filing.state))];
    const { error } = filing.documents[0];
    if (error) return [this.small("chip unread", say("unread")), this.small("why", error.message), this.small("why hint", error.hint)];
    const chips = this.counts(filing).filter(([, count]) => count).map(([level, count]) => this.small(`chip ${level}`, say(level, count)));
    return chips.length ? chips : [this.small("chip clean", say("clean"))];
  }

  /** The filing with its findings beside the text; without a filing, what `other` makes. */
  async open(filing, title = filing.path, other = null) {
    find("try").hidden = true;
    this.shown = filing;
    this.other = other;
    find("content").hidden = true;
    find("view").hidden = false;
    document.body.classList.add("viewing");
    find("called").textContent = title;
    find("called").focus();
    const readable = this.readable();
    const place = readable.indexOf(filing);
    for (const id of ["previous", "next", "one-annotated"]) find(id).hidden = !filing;
    find("one-book").hidden = Boolean(filing);
    find("previous").disabled = place < 1;
    find("next").disabled = place + 1 >= readable.length;
    find("one-annotated").disabled = !filing?.documents[0].annotates;
    find("called").dataset.busy = say("making");
    try {
      const [, page] = await (other ? other("html") : this.report("html", [filing]));
      if (this.shown !== filing || this.other !== other) return;
      this.show(page, filing && (filing.documents[0].findings.length ? "#d1-f1" : "#d1"));
    } catch (failure) {
      this.complain("problem", failure.limit || failure.message);
    }
    delete find("called").dataset.busy;
  }

  readable() {
    return this.listed.filter((one) => this.standing(one) !== "unread");
  }

  show(page, place) {
    URL.revokeObjectURL(this.frameAddress);
    this.frameAddress = page ? URL.createObjectURL(page) : "about:blank";
    const fresh = find("frame").cloneNode();
    fresh.src = this.frameAddress + (place || "");
    find("frame").replaceWith(fresh);
  }

  /** The place where rules are written. */
  write() {
    if (!find("view").hidden) this.close();
    find("content").hidden = true;
    document.body.classList.add("viewing");
    this.playground.open(language());
  }

  close() {
    const path = this.shown?.path;
    const wrote = !find("try").hidden;
    find("try").hidden = true;
    this.shown = this.other = null;
    this.complain();
    this.draw();
    this.show(null);
    find("view").hidden = true;
    find("content").hidden = false;
    document.body.classList.remove("viewing");
    if (wrote) find("write").focus();
    [...find("list").querySelectorAll("button")].find((one) => one.dataset.path === path)?.focus();
  }

  step(by) {
    const readable = this.readable();
    const next = readable[readable.indexOf(this.shown) + by];
    if (next) this.open(next);
  }

  decisions(filings) {
    return filings.flatMap((filing) => filing.decisions);
  }

  /** The results of `filings` as a question needs them, and the files for it. */
  results(filings) {
    const sizes = filings.map((filing) => filing.packed.size);
    const results = new Blob(filings.map((filing) => filing.packed));
    return [{ sizes, decisions: this.decisions(filings) }, new Map([["results", results]])];
  }

  /** A report of `filings`: [name, blob]. */
  async report(format, filings) {
    const [results, files] = this.results(filings);
    const { content } = await this.ask({ ask: "report", format, ...results }, files);
    const stem = filings.length === 1 ? filings[0].path.split("/").pop().replace(/\.\w+$/, "") : say("title");
    return [`${stem}.${format}`, content.slice(0, content.size, KINDS[format])];
  }

  /** What became of the findings of the earlier round: [name, blob]. */
  async compare(format) {
    const [earlier, file] = this.earlier;
    const [results, files] = this.results(this.checked());
    files.set(earlier, file);
    const { content } = await this.ask({ ask: "compare", format, earlier, ...results }, files);
    return [`${say("compare")}.${format}`, content.slice(0, content.size, KINDS[format])];
  }

  /** What shows when all filings are held against each other, and against a `list`: [name, blob]. */
  async across(format, list) {
    const files = new Map(this.filings.flatMap((filing) => [...filing.files]));
    const paths = this.filings.map((filing) => filing.path);
    const expected = list ? `${say("across")}/${list.name}` : "";
    if (list) files.set(expected, list);
    const { content } = await this.ask({ ask: "across", format, paths, expected }, files);
    return [`${say("across")}.${format}`, content.slice(0, content.size, KINDS[format])];
  }

  /** A file of the filing with comments: its name, blob and path. */
  async annotate(filing, path = filing.path) {
    const date = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 19);
    const files = new Map([...filing.files, ["results", filing.packed]]);
    const sizes = [filing.packed.size];
    const { told, content } = await this.ask({ ask: "annotate", path, date, sizes }, files);
    return [told.name.split("/").pop(), content, told.name];
  }

  /** The copies with comments of all filings, as an archive: [name, blob]. */
  async annotateAll() {
    return [`${say("title")}.zip`, await pack(await this.copies())];
  }

  /** The same with the list of findings and the web report. */
  async everything() {
    const reports = [await this.report("xlsx", this.checked()), await this.report("html", this.checked())];
    return [`${say("title")}.zip`, await pack([...reports, ...(await this.copies())])];
  }

  /** A copy with comments of every filing that takes them: [name, blob] each. */
  async copies() {
    const made = [];
    let left = 0;
    const files = this.checked().flatMap((filing) => filing.documents.map((one) => [filing, one]));
    await Promise.all(
      files.map(async ([filing, { path, annotates }]) => {
        try {
          if (!annotates) throw new Refusal();
          const [, content, name] = await this.annotate(filing, path);
          made.push([name, content]);
        } catch {
          left += 1;
        }
      }),
    );
    if (left) this.complain("notAnnotated", left);
    return made.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  }

  /** Have `work` make a file, and hand it over. */
  async make(button, work) {
    this.complain();
    button.disabled = true;
    const words = button.textContent;
    button.textContent = say("making");
    try {
      this.hand(...(await work()));
    } catch (failure) {
      this.complain("problem", failure.limit || failure.message);
    }
    button.textContent = words;
    button.disabled = false;
  }

  /** Let the browser keep `content` as a file. */
  hand(name, content) {
    const link = document.createElement("a");
    link.download = name;
    link.href = URL.createObjectURL(content);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  complain(key, ...values) {
    find("problem").hidden = !key;
    find("problem").textContent = key ? say(key, ...values) : "";
  }
}
