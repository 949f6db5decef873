// One Python, answering one question after the other. It has no way to the network: the page's policy
// holds for it too.

const LARGEST = 1536 * 1024 * 1024;

// Beyond this Python is told that there is no more memory, which becomes the result of the filing.
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > LARGEST) throw new RangeError("memory");
  return grow.call(this, pages);
};

const unpacked = (blob) => blob.stream().pipeThrough(new DecompressionStream("gzip"));

const unpack = async (blob) => new Uint8Array(await new Response(unpacked(blob)).arrayBuffer());

const address = async (blob) => URL.createObjectURL(new Blob([await unpack(blob)], { type: "text/javascript" }));

/** The files of `archive` below /perflint: a line that lists [name, size], then their contents. */
const lay = (files, archive) => {
  const end = archive.indexOf(10);
  const made = new Set();
  let at = end + 1;
  for (const [name, size] of JSON.parse(new TextDecoder().decode(archive.subarray(0, end)))) {
    const folder = `/perflint/${name.slice(0, name.lastIndexOf("/") + 1)}`;
    if (!made.has(folder)) files.mkdirTree(folder);
    made.add(folder);
    files.writeFile(`/perflint/${name}`, archive.subarray(at, at + size), { canOwn: true });
    at += size;
  }
};

let python;
let answer;
let memory = () => 0;

const start = async (parts) => {
  const program = unpack(parts.program);
  const [main, core] = await Promise.all([address(parts.main), address(parts.core)]);
  self.fetch = async (wanted) => {
    const [part, type] = String(wanted).endsWith(".wasm") ? ["wasm", "application/wasm"] : ["library", "application/zip"];
    return new Response(unpacked(parts[part]), { headers: { "Content-Type": type } });
  };
  const { loadPyodide } = await import(main);
  const { default: createPyodideModule } = await import(core);
  python = await loadPyodide({
    indexURL: "blob:perflint/",
    stdLibURL: "blob:perflint/library.zip",
    lockFileContents: JSON.parse(parts.lock),
    createPyodideModule,
    stdout: () => {},
    stderr: () => {},
  });
  for (const used of [main, core]) URL.revokeObjectURL(used);
  lay(python.FS, await program);
  python.FS.writeFile("/perflint/settings.bin", new Uint8Array(await parts.settings.arrayBuffer()));
  python.runPython(parts.boot);
  answer = python.globals.get("answer");
  memory = () => python._module.HEAPU8.length;
};

const reply = async ({ request, files }) => {
  const held = new Map();
  for (const [name, blob] of files) held.set(name, new Uint8Array(await blob.arrayBuffer()));
  const made = answer(JSON.stringify(request), held);
  const [told, content] = made.toJs({ depth: 1 });
  made.destroy();
  const bytes = content.toJs ? content.toJs() : content;
  if (content.destroy) content.destroy();
  return { ...JSON.parse(told), content: new Blob([bytes]) };
};

self.onmessage = async ({ data }) => {
  try {
    if (!python) {
      await start(data);
      self.postMessage({ memory: memory() });
    } else self.postMessage({ ...(await reply(data)), memory: memory() });
  } catch (error) {
    const words = String(error && error.message ? error.message : error);
    const kind = /MemoryError|Out of memory|Cannot enlarge|allocation failed/i.test(words) ? "memory" : "defect";
    self.postMessage({ failure: { kind, limit: error && error.name ? error.name : "worker" }, broken: true });
  }
};
