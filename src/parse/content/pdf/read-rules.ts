import type { Rule } from './pdf-page.ts';

/** Operators of a page with their arguments, as pdfjs-dist lists them. */
export type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

type Matrix = readonly [number, number, number, number, number, number];

/** Numbers of the operators (pdfjs-dist, OPS); a test on a drawn table tells when they change. */
const SAVE = 10;
const RESTORE = 11;
const TRANSFORM = 12;
const FORM_BEGIN = 74;
const FORM_END = 75;
const CONSTRUCT_PATH = 91;
const STROKES: ReadonlySet<number> = new Set([20, 21, 24, 25, 26, 27]);
const FILLS: ReadonlySet<number> = new Set([22, 23, 24, 25, 26, 27]);

/** Numbers inside a path (pdfjs-dist, DrawOPS), with how many coordinates follow. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CLOSE = 3;
const COORDINATES: ReadonlyMap<number, number> = new Map([
  [MOVE, 2],
  [LINE, 2],
  [CURVE, 6],
  [CLOSE, 0],
]);

/** A filled box as thin as this is a border; a thicker one is a background. */
const MAX_THICKNESS = 2.5;
/** Shorter strokes belong to drawn letters and pictures. */
const MIN_LENGTH = 4;
/** A page with more strokes holds a drawing, and looking for tables in it would take long. */
const MAX_RULES = 6000;

/** The straight lines of a page, in the order of drawing; none when there are so many that they are a drawing. */
export function readRules({ fnArray, argsArray }: OperatorList, viewport: Matrix): Rule[] {
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix = viewport;
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    if (operator === SAVE) stack.push(matrix);
    else if (operator === RESTORE || operator === FORM_END) matrix = stack.pop() ?? viewport;
    else if (operator === TRANSFORM) matrix = multiply(matrix, args);
    else if (operator === FORM_BEGIN) {
      stack.push(matrix);
      matrix = multiply(matrix, Array.isArray(args) ? args[0] : undefined);
    } else if (operator === CONSTRUCT_PATH && Array.isArray(args)) {
      addPath(rules, { paint: Number(args[0]), path: firstPath(args[1]), matrix });
    }
    if (rules.length > MAX_RULES) return [];
  }
  return rules;
}

function multiply(by: Matrix, matrix: unknown): Matrix {
  if (!Array.isArray(matrix) || matrix.length !== 6) return by;
  const [a, b, c, d, e, f] = matrix.map(Number) as unknown as Matrix; // six numbers, as just checked
  return [
    by[0] * a + by[2] * b,
    by[1] * a + by[3] * b,
    by[0] * c + by[2] * d,
    by[1] * c + by[3] * d,
    by[0] * e + by[2] * f + by[4],
    by[1] * e + by[3] * f + by[5],
  ];
}

function firstPath(paths: unknown): Float32Array | undefined {
  const first: unknown = Array.isArray(paths) ? paths[0] : undefined;
  return first instanceof Float32Array ? first : undefined;
}

type Point = readonly [number, number];

function addPath(
  rules: Rule[],
  { paint, path, matrix }: { paint: number; path: Float32Array | undefined; matrix: Matrix },
): void {
  if (path === undefined || (!STROKES.has(paint) && !FILLS.has(paint))) return;
  for (const points of listSubpaths(path, matrix)) {
    if (STROKES.has(paint)) addStroke(rules, points);
    else addFill(rules, points);
    if (rules.length > MAX_RULES) return;
  }
}

/** The corners of each piece of a path that is made of straight lines only. */
function listSubpaths(path: Float32Array, [a, b, c, d, e, f]: Matrix): Point[][] {
  const subpaths: Point[][] = [];
  let points: Point[] = [];
  let straight = true;
  const finish = () => {
    if (straight && points.length > 1) subpaths.push(points);
    points = [];
    straight = true;
  };
  for (let at = 0; at < path.length;) {
    const operator = path[at] ?? 0;
    const count = COORDINATES.get(operator);
    if (count === undefined) return subpaths;
    const x = path[at + count - 1] ?? 0;
    const y = path[at + count] ?? 0;
    const point: Point = [a * x + c * y + e, b * x + d * y + f];
    if (operator === MOVE) {
      finish();
      points.push(point);
    } else if (operator === LINE) points.push(point);
    else if (operator === CLOSE) {
      const [first] = points;
      if (first !== undefined) points.push(first);
    } else straight = false;
    at += count + 1;
  }
  finish();
  return subpaths;
}

function addStroke(rules: Rule[], points: readonly Point[]): void {
  for (const [index, [x, y]] of points.entries()) {
    const next = points[index + 1];
    if (next !== undefined)
      addBox(rules, [Math.min(x, next[0]), Math.min(y, next[1]), Math.max(x, next[0]), Math.max(y, next[1])]);
  }
}

function addFill(rules: Rule[], points: readonly Point[]): void {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  addBox(rules, [left, top, right, bottom]);
}

function addBox(rules: Rule[], [left, top, right, bottom]: readonly [number, number, number, number]): void {
  const width = right - left;
  const height = bottom - top;
  if (Math.min(width, height) > MAX_THICKNESS || Math.max(width, height) < MIN_LENGTH) return;
  const middleX = (left + right) / 2;
  const middleY = (top + bottom) / 2;
  rules.push(
    width >= height ? { left, right, top: middleY, bottom: middleY } : { left: middleX, right: middleX, top, bottom },
  );
}
