import { foldText, tidyText } from '../../model/fold-text.ts';

/** Shorter runs of common words are chance: "các cơ quan, đơn vị". */
const SHORTEST_ECHO_WORDS = 5;
/** In front of an echo these make it a statement: "Đã [hoàn thành số hóa dữ liệu đất đai]". */
const STATING = /(?:^|[^a-z])(?:da|chua|dang|se|khong|moi|co ban|da duoc|chua duoc|da co ban)\s*$/;

/** A text without the runs of words that only repeat the task. */
export function withoutEcho(text: string, taskTexts: readonly string[]): string {
  const tidy = tidyText(text);
  const places = [...tidy.matchAll(/[\p{L}\p{N}%]+/gu)].map((match) => ({
    word: foldText(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const echoed = new Uint8Array(places.length);
  for (const taskText of taskTexts) {
    const task = ` ${(foldText(taskText).match(/[a-z0-9%]+/g) ?? []).join(' ')} `;
    for (let from = 0; from + SHORTEST_ECHO_WORDS <= places.length; from += 1) {
      let to = from;
      let run = ' ';
      while (to < places.length && task.includes(`${run}${places[to]?.word ?? ''} `)) {
        run += `${places[to]?.word ?? ''} `;
        to += 1;
      }
      if (to - from < SHORTEST_ECHO_WORDS) continue;
      const before = foldText(tidy.slice(0, places[from]?.start ?? 0));
      if (!STATING.test(`${before} `)) echoed.fill(1, from, to);
      from = to - 1;
    }
  }
  if (!echoed.includes(1)) return tidy;
  let kept = '';
  let at = 0;
  for (const [index, place] of places.entries()) {
    if (echoed[index] === 1) {
      if (echoed[index - 1] !== 1) kept += tidy.slice(at, place.start);
      at = place.end;
    }
  }
  return tidyText(kept + tidy.slice(at));
}
