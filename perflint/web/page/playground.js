// Where rules are written: a rule at the left, a text at the right, what the rule finds in it below.
import { Refusal } from "./failures.js";
import { say } from "./words.js";

const STILL = 300;
const part = (name) => document.getElementById(`try-${name}`);

const item = (words, kind, go) => {
  const line = document.createElement("li");
  const shown = document.createElement(go ? "button" : "span");
  if (go) {
    shown.type = "button";
    shown.addEventListener("click", go);
  }
  shown.className = kind;
  shown.textContent = words;
  line.append(shown);
  return line;
};

/** Where line and column, from 1, lie in `text`; columns count characters. */
const offset = (text, line, column) => {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return before + [...(lines[line - 1] || "")].slice(0, column - 1).join("").length;
};

const select = (area, line, column, endLine, endColumn) => {
  const start = offset(area.value, line, column);
  const end = endLine ? offset(area.value, endLine, endColumn) : area.value.indexOf("\n", start);
  area.focus();
  area.setSelectionRange(start, end < start ? area.value.length : end);
};

/** The part of the page where a rule is tried; `ask` gets its questions answered. */
export class Playground {
  constructor(ask) {
    this.ask = ask;
    this.round = 0;
    this.listed = "";
    this.name = "";
    part("from").addEventListener("change", () => this.begin(part("from").value));
    for (const id of ["rule", "text"]) part(id).addEventListener("input", () => this.soon());
  }

  /** Show it; the first time with a rule to begin with. `lang` is the language of the page. */
  async open(lang) {
    document.getElementById("try").hidden = false;
    part("title").focus();
    if (this.listed !== lang) {
      this.listed = lang;
      part("told").textContent = say("starting");
      await this.guard(() => this.list());
    }
    await this.look();
  }

  async list() {
    const { told } = await this.ask({ ask: "rules" });
    const chosen = part("from").value;
    const options = told.rules.map(({ id, title }) => new Option(`${id} ${title}`, id));
    part("from").replaceChildren(new Option(say("tryNew"), ""), ...options);
    part("from").value = chosen;
    this.first = told;
    if (!part("rule").value) this.put(told);
  }

  put({ file, text }) {
    part("rule").value = file;
    part("text").value = text;
  }

  async begin(id) {
    await this.guard(async () => this.put(id ? (await this.ask({ ask: "rule", id })).told : this.first));
    await this.look();
  }

  /** Try it once nothing has been typed for a moment. */
  soon() {
    clearTimeout(this.alarm);
    this.alarm = setTimeout(() => this.look(), STILL);
  }

  async look() {
    this.round += 1;
    const { round } = this;
    const [rule, text] = [part("rule").value, part("text").value];
    await this.guard(async () => {
      const { told } = await this.ask({ ask: "try", rule, text });
      if (round === this.round) this.show(told);
    });
  }

  async guard(work) {
    try {
      await work();
    } catch (failure) {
      const why = failure instanceof Refusal ? failure.message : failure.limit || failure.message;
      part("told").textContent = say("problem", why);
      part("list").replaceChildren();
    }
  }

  show({ mistakes, name, taken, findings, examples, failures, seen }) {
    const [rule, text] = [part("rule"), part("text")];
    const wrong = mistakes.map(({ line, column, message, hint }) =>
      item([line && say("line", line), message, hint].filter(Boolean).join(" "), "error", line && (() => select(rule, line, column))));
    const found = (findings || []).map(({ severity, message, place }) =>
      item(place ? `${say("line", place.line)} ${message}` : message, severity,
        place && (() => select(text, place.line, place.column, place.end_line, place.end_column))));
    const failed = (failures || []).map((one) => item(`${say(one.outcome, one.number)} ${one.text}`, "warning"));
    part("told").textContent = mistakes.length ? say("mistakes", mistakes.length) : say("found", findings.length);
    part("list").replaceChildren(...wrong, ...found);
    const well = !mistakes.length && !failures.length;
    part("examples").textContent = mistakes.length ? "" : well ? say("examplesHold", examples) : say("examplesFail", failures.length, examples);
    part("failures").replaceChildren(...failed);
    part("seen").hidden = !seen?.length;
    part("lines").textContent = (seen || []).join("\n");
    part("taken").hidden = !taken;
    part("save").disabled = Boolean(mistakes.length);
    this.name = name;
  }

  /** The rule as a file: [name, blob]. */
  file() {
    return [this.name, new Blob([part("rule").value], { type: "application/yaml" })];
  }
}
