import type { Query } from './database.ts';

/** Stores bytes under their hash unless they are there; the database checks that the hash is theirs. */
export async function saveBlob(
  query: Query,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: Uint8Array },
): Promise<void> {
  // asked first, so that 60 MB that came twice are not sent twice
  const known = await query('SELECT FROM blob WHERE sha256 = $1', [sha256]);
  if (known.length > 0) return;
  await query('INSERT INTO blob (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING', [sha256, bytes]);
}

export async function findBlob(query: Query, sha256: string): Promise<Uint8Array | undefined> {
  const [row] = await query<{ bytes: Buffer }>('SELECT bytes FROM blob WHERE sha256 = $1', [sha256]);
  return row?.bytes;
}
