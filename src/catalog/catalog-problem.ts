/** Something wrong with the catalogue, for the person who keeps it: errors stop the program at start, warnings do not. */
export type CatalogProblem = {
  readonly severity: 'error' | 'warning';
  /** path inside the catalogue folder, "plans/2025/12-qd-bcd.yaml"; '.' for the folder itself */
  readonly file: string;
  /** keys and positions from the top of the file, positions from 0: "tasks[3].deadline"; '' for the whole file */
  readonly place: string;
  /** line of the file, from 1; null when the file has none */
  readonly line: number | null;
  readonly message: string;
};

/** Keys and positions that lead from the top of a file to a value. */
export type Path = readonly (string | number)[];

/** "plans/2025/12-qd-bcd.yaml:47 tasks[3].deadline: the month is missing". */
export function describeProblem(problem: CatalogProblem): string {
  const where = problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
  const place = problem.place === '' ? '' : ` ${problem.place}`;
  const warning = problem.severity === 'warning' ? 'warning: ' : '';
  return `${where}${place}: ${warning}${problem.message}`;
}

/** "tasks[3].deadline". */
export function describePath(path: Path): string {
  return path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${step}]`;
    return place === '' ? step : `${place}.${step}`;
  }, '');
}
