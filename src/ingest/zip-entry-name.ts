import { isUtf8 } from 'node:buffer';
import { getFileNameLowLevel, type Entry } from 'yauzl';

/** Info-ZIP's extra field that holds the name in UTF-8. */
const UNICODE_PATH_FIELD = 0x7075;
const UTF8_FLAG = 0x800;

/** A name made of ASCII, Vietnamese letters and the dashes and quotes that Word puts into titles. */
const VIETNAMESE_NAME = /^[\x20-\x7EÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–—“”‘’…]*$/;

/**
 * Decodes the name of a zip entry, NFC, with "/" between folders. Without a mark for UTF-8 the standard says code page
 * 437; in fact many programs write UTF-8 all the same, and the Explorer of a Vietnamese Windows writes 1258.
 */
export function readZipEntryName(entry: Entry): string {
  const bytes = entry.fileNameRaw;
  const marked = (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0;
  const hasUnicodePath = entry.extraFields.some((field) => field.id === UNICODE_PATH_FIELD);
  const name =
    marked || hasUnicodePath
      ? getFileNameLowLevel(entry.generalPurposeBitFlag, bytes, entry.extraFields, false)
      : guessName(entry);
  return name.normalize('NFC').replaceAll('\\', '/');
}

function guessName(entry: Entry): string {
  const bytes = entry.fileNameRaw;
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  if (VIETNAMESE_NAME.test(vietnamese)) return vietnamese;
  return getFileNameLowLevel(entry.generalPurposeBitFlag, bytes, entry.extraFields, false);
}
