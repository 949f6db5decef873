// Starts the page with the back end inside it: what it needs stands in the file, packed.
import { Page } from "./app.js";
import { BrowserBackEnd } from "./browser.js";

const PACKED = ["main", "core", "wasm", "library", "program", "settings"];

const take = async (id) => {
  const element = document.getElementById(`part-${id}`);
  const words = element.textContent.trim();
  element.remove();
  return (await fetch(`data:application/octet-stream;base64,${words}`)).blob();
};

const words = (id) => document.getElementById(`part-${id}`).textContent;

const start = async () => {
  const parts = { lock: words("lock"), boot: words("boot") };
  await Promise.all(PACKED.map(async (id) => {
    parts[id] = await take(id);
  }));
  const worker = URL.createObjectURL(new Blob([words("worker")], { type: "text/javascript" }));
  await new Page(new BrowserBackEnd(worker, parts), JSON.parse(words("name"))).start();
};

if (window.perflintFits) start();
