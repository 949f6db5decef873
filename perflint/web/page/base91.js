// Text back to the bytes it stands for; bundle/base91.py writes it.

const LETTERS = new Uint16Array(128);
let count = 0;
for (let code = 33; code < 127; code += 1) {
  if (!"&<\\".includes(String.fromCharCode(code))) {
    LETTERS[code] = count;
    count += 1;
  }
}

/** The bytes of `text`: thirteen bits in two characters, six in one left over. */
export const toBytes = (text) => {
  const pairs = text.length >> 1;
  const bytes = new Uint8Array((13 * pairs + 6 * (text.length & 1)) >> 3);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let place = 0; place < 2 * pairs; place += 2) {
    bits |= (LETTERS[text.charCodeAt(place)] + 91 * LETTERS[text.charCodeAt(place + 1)]) << held;
    for (held += 13; held > 7; held -= 8) {
      bytes[at] = bits;
      at += 1;
      bits >>>= 8;
    }
  }
  if (at < bytes.length) bytes[at] = bits | (LETTERS[text.charCodeAt(2 * pairs)] << held);
  return bytes;
};
