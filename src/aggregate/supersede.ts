import { taskKeyText } from '../model/plan.ts';
import type { TaskReading } from '../model/progress-record.ts';
import { groupBy } from './group-by.ts';

/** One version of a report, in the order of arrival, with the task readings that count. */
export type Version = {
  readonly version: number;
  readonly records: readonly TaskReading[];
  /** it says that it takes the place of the whole report, however few tasks it names */
  readonly replacesWhole: boolean;
};

export type Supersession = {
  /** per version the readings in force; versions without any are absent */
  readonly inForce: ReadonlyMap<number, readonly TaskReading[]>;
  /** versions that a later one replaced as a whole */
  readonly superseded: ReadonlySet<number>;
  /** readings of a replaced version whose task the replacing one no longer names: a person decides */
  readonly dropped: readonly { readonly version: number; readonly reading: TaskReading }[];
};

/** A later report that names fewer than this share of the tasks in force corrects those that it names, not the whole. */
const WHOLE_REPORT_SHARE = 0.5;

/**
 * Says what is in force of several versions by the same hand. The newest replaces the older ones, plan by plan: a report
 * on the other plan adds to them, a partial one replaces the tasks that it names.
 * @param versions in the order of arrival
 */
export function supersede(versions: readonly Version[]): Supersession {
  const held = new Map<string, { version: number; records: TaskReading[] }>();
  const dropped: { version: number; reading: TaskReading }[] = [];
  for (const { version, records, replacesWhole } of versions) {
    const named = groupBy(records, taskKeyText);
    for (const plan of new Set(records.map((record) => record.plan))) {
      const before = [...held.entries()].filter(([, each]) => each.records[0]?.plan === plan);
      const now = new Set([...named.entries()].filter(([, each]) => each[0]?.plan === plan).map(([key]) => key));
      const overlaps = before.some(([key]) => now.has(key));
      const isPartial = !replacesWhole && now.size < before.length * WHOLE_REPORT_SHARE;
      if (!overlaps || isPartial) continue;
      for (const [key, each] of before) {
        if (now.has(key)) continue;
        held.delete(key);
        dropped.push(...each.records.map((reading) => ({ version: each.version, reading })));
      }
    }
    for (const [key, each] of named) held.set(key, { version, records: each });
  }
  const inForce = new Map<number, readonly TaskReading[]>();
  for (const each of held.values()) inForce.set(each.version, [...(inForce.get(each.version) ?? []), ...each.records]);
  const newest = versions.at(-1)?.version;
  const superseded = new Set(
    versions.map((each) => each.version).filter((version) => version !== newest && !inForce.has(version)),
  );
  // What a later version names again is not missing.
  const missing = dropped.filter(({ reading }) => !held.has(taskKeyText(reading)));
  return { inForce, superseded, dropped: missing };
}
