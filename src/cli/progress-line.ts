import { printError } from './print.js';

/** A line that shows how far long work has come: rewritten in place on a terminal, a line now and then elsewhere. */
export function progressLine(
  now: () => number,
  out = process.stderr,
): { show(text: string): void; end(): void } {
  let last = -Infinity;
  const every = out.isTTY ? 100 : 2_000;
  let shown = false;
  return {
    show(text) {
      if (now() - last < every) return;
      last = now();
      shown = true;
      printError(out.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
    },
    end() {
      if (shown && out.isTTY) printError('\r\u001b[K');
    },
  };
}
