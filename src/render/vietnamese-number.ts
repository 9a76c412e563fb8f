/** "1.234": dots between thousands. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** "08", "38", "1.234": counts of one digit carry a leading zero in the sentences of administrative documents. */
export function formatCountInSentence(count: number): string {
  return count > 0 && count < 10 ? `0${count}` : formatCount(count);
}

/** "40%", "40,5%": a decimal comma, at most one decimal. */
export function formatPercent(percent: number): string {
  const tenths = Math.round(percent * 10);
  const decimal = Math.abs(tenths % 10);
  return `${formatCount(Math.trunc(tenths / 10))}${decimal === 0 ? '' : `,${decimal}`}%`;
}

/** The share of a part in a whole, "82,4%"; of nothing it is "0%". */
export function formatShare(part: number, whole: number): string {
  return formatPercent(whole === 0 ? 0 : (part / whole) * 100);
}
