const MAX_NAME_CHARS = 180;
const MAX_EXTENSION_CHARS = 10;
const MAX_FOLDERS = 8;

/**
 * A file name from outside made fit to be shown and stored: NFC, control characters and direction marks removed (they
 * can make "xcod.exe" read as a document), path separators replaced, length bounded with the extension kept.
 * It is never used as a path. '' when nothing of it is left.
 */
export function tidyFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replace(/[/\\]/g, '_')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (/^\.{0,2}$/.test(plain)) return '';
  return shorten(plain);
}

/** The path of an archive's entry as shown: each folder tidied, "..", "." and empty ones left out. */
export function tidyEntryPath(path: string): string {
  const segments = path
    .split(/[/\\]/)
    .map(tidyFileName)
    .filter((segment) => segment !== '');
  return segments.slice(-MAX_FOLDERS).join('/');
}

function shorten(name: string): string {
  if (name.length <= MAX_NAME_CHARS) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= MAX_EXTENSION_CHARS ? name.slice(dot) : '';
  const kept = name.slice(0, MAX_NAME_CHARS - extension.length - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…${extension}`;
}
