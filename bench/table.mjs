const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const rate = (perSecond) => whole.format(perSecond);
export const times = (ratio) => `${ratio.toFixed(2)} ×`;

/** The median, then the least and the most of the rounds. */
export const spread = ({ median, least, most }) => `${rate(median)} (${rate(least)}-${rate(most)})`;

/** Columns under each other: the first to the left, figures to the right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column])))
      .join('   ');
  return rows.map((row) => `  ${line(row).trimEnd()}\n`).join('');
}
