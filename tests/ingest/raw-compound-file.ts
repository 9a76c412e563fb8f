/** A directory entry of a compound file under construction: its links are numbers of other entries. */
export type RawEntry = { readonly name: string; readonly left?: number; readonly right?: number };

const SECTOR = 512;
const NONE = 0xffffffff;
const END = 0xfffffffe;

/** An OLE2 compound file of empty streams; the root's child is entry 1 ([MS-CFB] 2.2, 2.6). */
export function rawCompoundFile(entries: readonly RawEntry[]): Buffer {
  const all = [{ name: 'Root Entry', child: 1 }, ...entries];
  const directorySectors = Math.ceil((all.length * 128) / SECTOR);
  const file = Buffer.alloc(SECTOR * (2 + directorySectors));
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(0x3e, 24);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(END, 60);
  file.writeUInt32LE(END, 68);
  file.fill(0xff, 76, SECTOR);
  file.writeUInt32LE(0, 76);
  file.fill(0xff, SECTOR, SECTOR * 2);
  file.writeUInt32LE(0xfffffffd, SECTOR);
  for (let sector = 1; sector <= directorySectors; sector += 1) {
    file.writeUInt32LE(sector === directorySectors ? END : sector + 1, SECTOR + sector * 4);
  }
  all.forEach((entry, index) => {
    const at = SECTOR * 2 + index * 128;
    file.write(entry.name, at, 'utf16le');
    file.writeUInt16LE((entry.name.length + 1) * 2, at + 64);
    file[at + 66] = index === 0 ? 5 : 2;
    file.writeUInt32LE('left' in entry && entry.left !== undefined ? entry.left : NONE, at + 68);
    file.writeUInt32LE('right' in entry && entry.right !== undefined ? entry.right : NONE, at + 72);
    file.writeUInt32LE('child' in entry ? entry.child : NONE, at + 76);
  });
  return file;
}
