// What a person drops or chooses, as files with their paths.

const read = (entry) => new Promise((resolve, reject) => entry.file(resolve, reject));

const list = (reader) => new Promise((resolve, reject) => reader.readEntries(resolve, reject));

const walk = async (entry, found) => {
  if (entry.isFile) {
    found.push([entry.fullPath.replace(/^\//, ""), await read(entry)]);
    return;
  }
  const reader = entry.createReader();
  for (let batch = await list(reader); batch.length; batch = await list(reader)) {
    for (const one of batch.sort((a, b) => (a.name < b.name ? -1 : 1))) await walk(one, found);
  }
};

/** The files of a drop, those in folders too: [path, file] each. */
export const dropped = async (transfer) => {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map((file) => [file.name, file]);
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found;
};

/** The files of a file input. */
export const chosen = (input) => [...input.files].map((file) => [file.webkitRelativePath || file.name, file]);

/** `path` as a name that leads nowhere: no drive, no way up. */
export const settle = (path) =>
  path.replaceAll("\\", "/").split("/").filter((part) => part && part !== "." && part !== "..").join("/");
