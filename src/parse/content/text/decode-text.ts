import { decodeLegacyFont } from '../legacy-font.ts';
import { guessLegacyFont } from './guess-legacy-font.ts';
import { measureSyllables } from './syllable-share.ts';

export type DecodedText = {
  /** NFC, lines ended by "\n" */
  readonly text: string;
  /** the encoding when nothing in the file says it: "windows-1258", "TCVN3", "VNI"; "UTF-8" when some of it is broken */
  readonly guessed: string | null;
};

/** As many replaced characters in a hundred others are a slip; more are another encoding. */
const MAX_BROKEN_SHARE = 0.01;

/** Decodes plain text: Unicode where its mark or its bytes prove it, else the old Vietnamese encoding that makes sense. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const unicode = decodeUnicode(bytes);
  if (unicode !== undefined) {
    const font = guessLegacyFont(unicode);
    const decoded = font === undefined ? undefined : decodeLegacyFont(unicode, font);
    return tidy(decoded ?? unicode, decoded === undefined ? null : nameOf(font));
  }
  const loose = new TextDecoder('utf-8').decode(bytes);
  const broken = loose.match(/\uFFFD/g)?.length ?? 0;
  if (broken < loose.length * MAX_BROKEN_SHARE && /[\u0080-\uFFFC]/.test(loose.replaceAll('\uFFFD', ''))) {
    return tidy(loose, 'UTF-8');
  }
  return decodeSingleByte(bytes);
}

function decodeUnicode(bytes: Uint8Array): string | undefined {
  const encoding = findUnicodeEncoding(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** By the mark at the beginning; without one, every second byte of Latin text in UTF-16 is zero. */
function findUnicodeEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const enough = sample.length / 8;
  if (odd > enough && even < odd / 4) return 'utf-16le';
  return even > enough && odd < even / 4 ? 'utf-16be' : 'utf-8';
}

function decodeSingleByte(bytes: Uint8Array): DecodedText {
  const windows1258 = new TextDecoder('windows-1258').decode(bytes);
  const latin = new TextDecoder('windows-1252').decode(bytes);
  const font = guessLegacyFont(latin);
  const legacy = font === undefined ? undefined : decodeLegacyFont(latin, font);
  if (legacy !== undefined && measureSyllables(legacy).share > measureSyllables(windows1258).share) {
    return tidy(legacy, nameOf(font));
  }
  return tidy(windows1258, 'windows-1258');
}

function nameOf(font: string | undefined): string {
  return font === '.VnTime' ? 'TCVN3' : 'VNI';
}

function tidy(text: string, guessed: string | null): DecodedText {
  return {
    text: text
      .replace(/^\uFEFF/, '')
      .normalize('NFC')
      .replace(/\r\n?|\u2028|\u2029/g, '\n'),
    guessed,
  };
}
