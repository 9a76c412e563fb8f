/** Where a sentence or a clause of a list ends. */
const CLAUSE_END = /[.;!?…](?=\s)|\n/g;

/**
 * The first sentences of a text, at most `limit` characters; cut between words where no sentence ends in time, and
 * between characters where no word does. The caller must say that it was shortened and where the whole stands.
 */
export function shortenText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  const clauseEnd = [...head.matchAll(CLAUSE_END)].at(-1)?.index ?? -1;
  if (clauseEnd > limit / 3) return head.slice(0, clauseEnd + 1).trimEnd();
  const space = head.lastIndexOf(' ');
  if (space > limit / 3) return `${head.slice(0, space)}…`;
  return `${dropBrokenCharacter(head)}…`;
}

/** Takes away half a surrogate pair that the cut left at the end. */
function dropBrokenCharacter(head: string): string {
  return head.replace(/[\uD800-\uDBFF]$/, '');
}
