import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import { findAgency, type Catalog } from '../../src/model/catalog.ts';
import { foldWords, tidyText } from '../../src/model/fold-text.ts';
import type { Duty, Plan, Task } from '../../src/model/plan.ts';
import { CATALOG_DIR } from './province-catalog.ts';
import { readScannedTasks, SCANNED_FIELDS, type ScannedField } from './scanned-table.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'catalog');
const cases = readdirSync(FIXTURES).toSorted();

const numbers = z.array(z.int());
const expectedSchema = z.strictObject({
  plan: z.string(),
  groups: z.record(z.string(), z.int()),
  deadlines: z.record(z.string(), numbers),
  leads: z.record(z.string(), numbers),
});

let catalog: Catalog;
beforeAll(async () => {
  catalog = await loadCatalog(CATALOG_DIR);
});

it('finds the scanned tables of both decisions', () => {
  expect(cases).toHaveLength(2);
});

describe.each(cases)('%s', (name) => {
  const expected = expectedSchema.parse(JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8')));
  const scanned = readScannedTasks(readFileSync(join(FIXTURES, name, 'input.tsv'), 'utf8'));
  const plan = (): Plan => {
    const found = catalog.plans.find((each) => each.code === expected.plan);
    if (found === undefined) throw new Error(`no plan ${expected.plan}`);
    return found;
  };

  it('has the words of the decision, but for the corrections that it names', () => {
    const asScanned = plan().tasks.map((task) => [
      task.number,
      ...SCANNED_FIELDS.map((field) => scannedAgain(task, field)),
    ]);
    expect(asScanned).toEqual(scanned.map((row) => [row.number, ...SCANNED_FIELDS.map((field) => row[field])]));
  });

  it('has as many tasks in each group as the decision', () => {
    const counts = plan().groups.map((group) => [
      group.numeral,
      plan().tasks.filter((task) => task.groupId === group.id).length,
    ]);
    expect(Object.fromEntries(counts)).toEqual(expected.groups);
  });

  it('has every deadline of the decision in its form', () => {
    const keyOf = ({ deadline }: Task): string => (deadline.kind === 'month' ? deadline.month : deadline.kind);
    expect(tasksBy(plan(), (task) => [keyOf(task)])).toEqual(expected.deadlines);
  });

  it('has every lead of the decision', () => {
    expect(tasksBy(plan(), (task) => task.leads.map(idOf))).toEqual(expected.leads);
  });

  it('accounts for every word of who leads and who co-operates', () => {
    const left = plan().tasks.flatMap((task) => [
      wordsLeft(catalog, task.leadAsWritten, task.leads),
      wordsLeft(catalog, task.coordinatorsAsWritten, task.coordinators),
    ]);
    const persons = 'thanh vien ban chi dao va cac to giup viec chuyen trach cua ban chi dao';
    expect(new Set(left)).toEqual(expected.plan === '12/QĐ-BCĐ' ? new Set(['', 'va', persons]) : new Set(['']));
  });
});

/** A field with its corrections taken back: what the scan must read. */
function scannedAgain(task: Task, field: ScannedField): string {
  return task.corrections
    .filter((correction) => correction.field === field)
    .reduceRight((words, { asWritten, corrected }) => words.replace(corrected, asWritten), tidyText(task[field] ?? ''));
}

function tasksBy(plan: Plan, keysOf: (task: Task) => readonly string[]): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const task of plan.tasks) for (const key of keysOf(task)) (found[key] ??= []).push(task.number);
  return found;
}

function idOf(duty: Duty): string {
  return duty.kind === 'agency' ? duty.agencyId : duty.groupId;
}

/** What remains of the written duty holders when every name of the resolved ones is taken out. */
function wordsLeft(from: Catalog, written: string, duties: readonly Duty[]): string {
  let left = ` ${foldWords(written)} `;
  for (const duty of duties) {
    const named =
      duty.kind === 'agency' ? findAgency(from, duty.agencyId) : from.groups.find((each) => each.id === duty.groupId);
    if (named === undefined) throw new Error(`nothing is called ${idOf(duty)}`);
    const names = [named.name, ...named.aliases].map(foldWords).toSorted((a, b) => b.length - a.length);
    const name = names.find((each) => left.includes(` ${each} `));
    if (name === undefined) throw new Error(`"${written}" does not name ${named.name}`);
    left = left.replace(` ${name} `, ' ');
  }
  return left.trim();
}
