// A zip archive of blobs, stored as they are: Word and PDF files are compressed already.

const TABLE = Uint32Array.from({ length: 256 }, (_, number) => {
  let value = number;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

const checksum = (bytes) => {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

const numbers = (...pairs) => {
  const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of pairs) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return view.buffer;
};

const moment = (date) => [
  (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1),
  ((date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate(),
];

/** The archive of `entries`, [name, blob] each; names that occur twice get a number. */
export const pack = async (entries) => {
  const [time, day] = moment(new Date());
  const taken = new Set();
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [wanted, blob] of entries) {
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = wanted.replace(/(\.\w+)?$/, ` (${number})$1`);
    taken.add(name);
    const path = new TextEncoder().encode(name);
    const sum = checksum(new Uint8Array(await blob.arrayBuffer()));
    const shared = [[2, 20], [2, 0x800], [2, 0], [2, time], [2, day], [4, sum], [4, blob.size], [4, blob.size], [2, path.length], [2, 0]];
    const head = numbers([4, 0x04034b50], ...shared);
    parts.push(head, path, blob);
    directory.push(numbers([4, 0x02014b50], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), path);
    at += head.byteLength + path.length + blob.size;
  }
  const size = directory.reduce((sum, part) => sum + part.byteLength, 0);
  const count = taken.size;
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
};
