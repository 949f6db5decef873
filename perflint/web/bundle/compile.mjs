// Runs inside.py in the runtime of the page, by node: modules are compiled by the Python that will run them.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const runtime = process.argv[2];
const bytes = (path) => new Uint8Array(readFileSync(path));

try {
  const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href);
  const python = await loadPyodide({ indexURL: `${runtime}/`, env: { PYTHONHASHSEED: "0" } });
  python.unpackArchive(bytes("sources.zip"), "zip", { extractDir: "/perflint" });
  python.FS.writeFile("/settings.bin", bytes("settings.bin"));
  python.FS.writeFile("/library.zip", bytes(`${runtime}/python_stdlib.zip`));
  python.runPython(readFileSync("inside.py", "utf-8"));
  for (const name of ["library.zip", "program.pack"]) writeFileSync(name, python.FS.readFile(`/made/${name}`));
} catch (error) {
  process.stderr.write(String(error.message).split("\n    at ")[0]);
  process.exit(1);
}
