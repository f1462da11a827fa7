// Zip archives: what the tests put into the page, and what the page saves.
import { crc32, createDeflateRaw, deflateRawSync, inflateRawSync } from "node:zlib";

// The flag that names are UTF-8, and the two methods that there are.
const UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;

/**
 * An archive of files, each a name and its bytes or text. Those that `stored` names are not packed. What is packed
 * already comes as `{ packed, size, crc }`.
 */
export function zip(files, stored = []) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of files) {
    const method = stored.includes(name) ? STORED : DEFLATED;
    const entry = content.packed ? content : entryOf(Buffer.from(content), method);
    const raw = Buffer.from(name);
    const facts = factsOf(entry, method, raw.length);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), facts, raw, entry.packed]);
    const own = Buffer.alloc(14);
    own.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), facts, own, raw);
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

function entryOf(bytes, method) {
  return { packed: method === STORED ? bytes : deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) };
}

// What stands both before a file and in the directory: version, flags, method, time, checksum, both lengths, and that of
// the name.
function factsOf({ packed, size, crc }, method, nameLength) {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(UTF8, 2);
  facts.writeUInt16LE(method, 4);
  // The first day that a zip archive can say.
  facts.writeUInt16LE(0x21, 8);
  facts.writeUInt32LE(crc, 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(size, 18);
  facts.writeUInt16LE(nameLength, 22);
  return facts;
}

/** So many zeros, packed piece by piece: nothing holds all of them. */
export async function packedZeros(size) {
  const piece = Buffer.alloc(1 << 20);
  const deflate = createDeflateRaw();
  const packed = [];
  deflate.on("data", (bytes) => packed.push(bytes));
  let crc = 0;
  for (let left = size; left > 0; left -= piece.length) {
    const bytes = piece.subarray(0, left);
    crc = crc32(bytes, crc);
    if (!deflate.write(bytes)) await new Promise((done) => deflate.once("drain", done));
  }
  await new Promise((done) => (deflate.once("end", done), deflate.end()));
  return { packed: Buffer.concat(packed), size, crc };
}

/** The files of an archive, by their names. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf("PK\x05\x06");
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(begin, begin + packed);
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), method === STORED ? content : inflateRawSync(content));
    at += 46 + name + extra + comment;
  }
  return files;
}
