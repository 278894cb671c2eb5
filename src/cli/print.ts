/** What a command tells people goes to standard output; logs and errors go to standard error. */
export const print = (text: string): void => {
  process.stdout.write(text);
};

export const printLine = (text = ''): void => print(`${text}\n`);

export const printError = (text: string): void => {
  process.stderr.write(text);
};
