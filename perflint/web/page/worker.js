// One Python, answering one question after the other. It has no way to the network: the page's policy
// holds for it too.

const unpack = async (blob) => new Response(blob.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();

const address = async (blob, type) => URL.createObjectURL(new Blob([await unpack(blob)], { type }));

let python;
let answer;
let memory = () => 0;

const start = async (parts) => {
  const [main, core, wasm, library] = await Promise.all([
    address(parts.main, "text/javascript"),
    address(parts.core, "text/javascript"),
    address(parts.wasm, "application/wasm"),
    address(parts.library, "application/zip"),
  ]);
  const given = self.fetch.bind(self);
  self.fetch = (wanted, options) => given(String(wanted).endsWith(".wasm") ? wasm : wanted, options);
  const { loadPyodide } = await import(main);
  const { default: createPyodideModule } = await import(core);
  python = await loadPyodide({
    indexURL: "blob:perflint/",
    stdLibURL: library,
    lockFileContents: JSON.parse(parts.lock),
    createPyodideModule,
    stdout: () => {},
    stderr: () => {},
  });
  for (const used of [main, core, wasm, library]) URL.revokeObjectURL(used);
  python.unpackArchive(new Uint8Array(await unpack(parts.program)), "zip", { extractDir: "/perflint" });
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
