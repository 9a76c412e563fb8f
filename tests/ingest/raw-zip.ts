import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip under construction, as odd as a test wants it. */
export type RawZipEntry = {
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array;
  /** general purpose flags: 1 encrypted, 0x800 name is UTF-8 */
  readonly flags?: number;
  readonly method?: number;
  /** what the directory says instead of the truth */
  readonly declaredBytes?: number;
  readonly crc?: number;
};

/** Writes a zip byte by byte, for what no decent writer produces. */
export function rawZip(entries: readonly RawZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { content = new Uint8Array(0), flags = 0x800, method = 8 } = entry;
    const name = Buffer.from(entry.name);
    const stored = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(entry.crc ?? crc32(content), 10);
    shared.writeUInt32LE(stored.length, 14);
    shared.writeUInt32LE(entry.declaredBytes ?? content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, stored]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), shared, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}
