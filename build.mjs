// Compiles src/ to dist/, and the client package that the demo speaks through to dist/client/, with the same transpiler and
// settings that the tests use (.swcrc). Types are checked apart from it: `npm run typecheck`.
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { transformFile } from '@swc/core';

const trees = [
  { source: 'src', to: '.' },
  { source: 'client/src', to: 'client' },
];
const target = 'dist';

// Built aside and put in place at the end, so that a program starting meanwhile finds the old build or the new one.
const aside = await mkdtemp(`.${target}-`);

async function build({ source, to: folder }) {
  const files = await readdir(source, { recursive: true, withFileTypes: true });
  await Promise.all(
    files
      .filter((file) => file.isFile())
      .map(async (file) => {
        const from = join(file.parentPath ?? file.path, file.name);
        const to = join(aside, 'new', folder, relative(source, from));
        await mkdir(dirname(to), { recursive: true });
        if (!from.endsWith('.ts')) return cp(from, to);
        const { code } = await transformFile(from, { sourceFileName: join('..', from) });
        await writeFile(to.replace(/\.ts$/, '.js'), code);
      }),
  );
}

for (const tree of trees) await build(tree);
await rename(target, join(aside, 'old')).catch((error) => {
  if (error.code !== 'ENOENT') throw error;
});
await rename(join(aside, 'new'), target);
await rm(aside, { recursive: true, force: true });
