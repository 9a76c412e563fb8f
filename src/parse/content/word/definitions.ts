import type { PackageParts } from '../../../model/file-format.ts';
import { makeListCounters } from './list-counters.ts';
import { type Numbering, readNumbering } from './numbering.ts';
import { findRelated, type Relationship } from './package-parts.ts';
import { openSection, openStory } from './story.ts';
import { type Findings, newFindings, type Reading } from './story-parts.ts';
import { readStyles, type StyleSheet } from './styles.ts';

/** What all stories of one document go by, and what they come across. */
export type Definitions = {
  readonly styles: StyleSheet;
  readonly numbering: Numbering;
  readonly found: Findings;
};

export function readDefinitions(parts: PackageParts, related: readonly Relationship[]): Definitions {
  const styles = findRelated(parts, related, 'styles');
  const numbering = findRelated(parts, related, 'numbering');
  return {
    styles: readStyles(styles.bytes, styles.part),
    numbering: readNumbering(numbering.bytes, numbering.part),
    found: newFindings(),
  };
}

/** Begins a story that counts its automatic numbers apart. */
export function beginStory(definitions: Definitions): Reading {
  const { styles, numbering, found } = definitions;
  const reading: Reading = {
    styles,
    lists: makeListCounters(numbering),
    section: openSection(found),
    openStory: (items, options) => openStory(options.inTextBox ? beginStory(definitions) : reading, items, options),
    found,
  };
  return reading;
}
