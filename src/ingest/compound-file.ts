/**
 * The names of the streams and storages at the root of an OLE2 compound file ([MS-CFB]): what tells a .xls from a .doc
 * and both from an encrypted .docx. Only the directory is followed, each step bounded by the size of the file; the cfb
 * package is not used, since a directory whose entries point at each other makes it grow until the process is aborted.
 */
export function listRootNames(bytes: Uint8Array): readonly string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < HEADER_BYTES) return [];
  const sectorBytes = 1 << file.readUInt16LE(30);
  if (sectorBytes !== 512 && sectorBytes !== 4096) return [];
  const directory = readChain(file, sectorBytes, file.readUInt32LE(48));
  const count = Math.min(Math.floor(directory.length / ENTRY_BYTES), MAX_ENTRIES);
  const root = directory.subarray(0, ENTRY_BYTES);
  if (count === 0 || root[66] !== ROOT_TYPE) return [];
  return listSiblings(directory, count, root.readUInt32LE(76));
}

export const COMPOUND_FILE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const ROOT_TYPE = 5;
const MAX_ENTRIES = 10_000;
/** [MS-CFB] 2.1: larger sector numbers mean the end of a chain, a free sector and the like */
const MAX_SECTOR = 0xfffffffa;
const HEADER_DIFAT = { offset: 76, count: 109 };

/** The sectors of a chain, joined; cut where the chain leaves the file or grows beyond a directory's size. */
function readChain(file: Buffer, sectorBytes: number, first: number): Buffer {
  const fat = listFatSectors(file, sectorBytes);
  const perSector = sectorBytes / 4;
  const maxSectors = Math.ceil((MAX_ENTRIES * ENTRY_BYTES) / sectorBytes);
  const sectors: Buffer[] = [];
  let sector = first;
  while (sector < MAX_SECTOR && sectors.length < maxSectors) {
    const start = (sector + 1) * sectorBytes;
    if (start + sectorBytes > file.length) break;
    sectors.push(file.subarray(start, start + sectorBytes));
    const table = fat[Math.floor(sector / perSector)];
    const at = table === undefined ? file.length : (table + 1) * sectorBytes + (sector % perSector) * 4;
    if (at + 4 > file.length) break;
    sector = file.readUInt32LE(at);
  }
  return Buffer.concat(sectors);
}

/** Where the allocation table lies: the first 109 sectors are named in the header, more in a chain of lists. */
function listFatSectors(file: Buffer, sectorBytes: number): readonly number[] {
  const found: number[] = [];
  const collect = (offset: number, count: number): void => {
    for (let at = offset; at < offset + count * 4 && at + 4 <= file.length; at += 4) found.push(file.readUInt32LE(at));
  };
  collect(HEADER_DIFAT.offset, HEADER_DIFAT.count);
  const perList = sectorBytes / 4 - 1;
  const maxFatSectors = Math.ceil(file.length / sectorBytes);
  let list = file.readUInt32LE(68);
  while (list < MAX_SECTOR && found.length < maxFatSectors) {
    const start = (list + 1) * sectorBytes;
    if (start + sectorBytes > file.length) break;
    collect(start, perList);
    list = file.readUInt32LE(start + perList * 4);
  }
  return found;
}

/** The names of a tree of directory entries, each entry visited once. */
function listSiblings(directory: Buffer, count: number, first: number): readonly string[] {
  const names: string[] = [];
  const seen = new Set<number>();
  const waiting = [first];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id >= count || seen.has(id)) continue;
    seen.add(id);
    const entry = directory.subarray(id * ENTRY_BYTES, (id + 1) * ENTRY_BYTES);
    const nameBytes = Math.min(Math.max(entry.readUInt16LE(64) - 2, 0), 62);
    names.push(entry.toString('utf16le', 0, nameBytes));
    waiting.push(entry.readUInt32LE(68), entry.readUInt32LE(72));
  }
  return names;
}
