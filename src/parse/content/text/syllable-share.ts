/**
 * What part of the words of a text can be Vietnamese syllables: near 1 for text that was read rightly, low for text whose
 * letters were lost or confused ("Cng tc thng k"). Words with digits, addresses and symbols of documents do not count.
 * @returns share: 0–1, 1 when nothing counts
 */
export function measureSyllables(text: string): { readonly words: number; readonly share: number } {
  let words = 0;
  let syllables = 0;
  for (const token of text.normalize('NFC').split(TOKEN_ENDS)) {
    const word = token.replace(EDGES, '');
    if (word === '' || NOT_A_WORD.test(word)) continue;
    words += 1;
    if (isSyllable(word)) syllables += 1;
  }
  return { words, share: words === 0 ? 1 : syllables / words };
}

/** Slashes and hyphens join words ("hồ sơ/văn bản"); white space and punctuation divide them. */
const TOKEN_ENDS = /[\s/\-–—,;:!?()[\]{}"“”‘’'…|_+=*•]+/u;
const EDGES = /^[.<>]+|[.<>]+$/gu;
const NOT_A_WORD = /[0-9@%&.]|^[A-ZĐ]{2,}$/u;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

const ONSET = '(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvxwfjz])?';
const RIME =
  '(?:uyê[nt]|uy(?:ch|nh|t|n|u|a|p)?|oa(?:ch|nh|ng|[cimnopty])?|oă(?:ng|[cmnt])|oe[not]?|oo(?:ng|c)|' +
  'iê(?:ng|[cmnptu])|yê(?:ng|[cmntu])|uâ(?:ng|[nty])|uô(?:ng|[cimnt])|ươ(?:ng|[cimnptu])|uê(?:ch|nh)?|uơ|ưa|ưu|ưi|ia|ya|ua|ui|iu|' +
  'a(?:ch|nh|ng|[cimnoptuy])?|ă(?:ng|[cmnpt])|â(?:ng|[cmnptuy])|e(?:ng|[cmnopt])?|ê(?:ch|nh|ng|[mnptu])?|i(?:ch|nh|ng|[mnpt])?|' +
  'o(?:ng|[cimnpt])?|ô(?:ng|[cimnpt])?|ơ[imnpt]?|u(?:ng|[cmnpt])?|ư(?:ng|[cmnt])?|y(?:nh|t|n|m)?)';
const SYLLABLE = new RegExp(`^${ONSET}${RIME}$`);
/** Text typed or printed without marks is still read rightly. */
const BARE_SYLLABLE = /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?$/;

function isSyllable(word: string): boolean {
  const toneless = word.toLowerCase().normalize('NFD').replace(TONES, '').normalize('NFC');
  return SYLLABLE.test(toneless) || BARE_SYLLABLE.test(toneless);
}
