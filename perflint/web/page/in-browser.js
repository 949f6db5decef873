// Starts the page with the back end inside it: what it needs stands in the file, packed.
import { Page } from "./app.js";
import { toBytes } from "./base91.js";
import { BrowserBackEnd } from "./browser.js";

const PACKED = ["main", "core", "wasm", "library", "program", "settings"];

const take = (id) => {
  const element = document.getElementById(`part-${id}`);
  const bytes = toBytes(element.textContent);
  element.remove();
  return new Blob([bytes]);
};

const words = (id) => document.getElementById(`part-${id}`).textContent;

const start = () => {
  const parts = { lock: words("lock"), boot: words("boot") };
  for (const id of PACKED) parts[id] = take(id);
  const worker = URL.createObjectURL(new Blob([words("worker")], { type: "text/javascript" }));
  new Page(new BrowserBackEnd(worker, parts), JSON.parse(words("name"))).start();
};

if (window.perflintFits) start();
