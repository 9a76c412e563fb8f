/**
 * A value as its row gives it back: JSON has turned its dates into text. Rows are written by this program only, so the
 * rest of the shape is believed; that no date is forgotten, the compiler sees to.
 */
export type JsonOf<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly JsonOf<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: JsonOf<T[Key]> }
      : T;
