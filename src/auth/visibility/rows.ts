/** The fields of each type, as one text of names: short to read, and a line each to merge. */
export type Rows = Readonly<Record<string, string>>;

export const namesIn = (row: string): string[] => row.split(/\s+/).filter((name) => name !== '');
