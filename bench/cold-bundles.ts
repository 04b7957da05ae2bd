import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildFunctions, STAND_INS, type Built } from '../lib/bundle.ts';
import { bareEntry, sdkImportsOf, withoutUnused } from './bare-entry.ts';
import { loadedWith, ownSourcesOf, partsOf, sourcesOf, type Output, type Part } from './bundle-parts.ts';

export const ROOT = join(import.meta.dirname, '..');

/** One bundle on disk. */
export interface BundleOnDisk {
  /** Its module. */
  readonly path: string;
  readonly bytes: number;
  readonly parts: readonly Part[];
}

/** A function as it is deployed, and the bare clients of the SDK that it uses: as the SDK comes, and with our stand-ins for parts of it. */
export interface Bundled {
  readonly deployed: BundleOnDisk;
  readonly bare: BundleOnDisk;
  readonly bareWithStandIns: BundleOnDisk;
}

/** Bundles functions as a deployment does, and what each must at least import, into an empty folder. Throws as buildFunctions does. */
export function bundlesIn(folder: string, functions: readonly string[]): ReadonlyMap<string, Bundled> {
  const deployed = buildFunctions({ root: ROOT, functions });
  const bareRoot = join(folder, 'bare-root');
  mkdirSync(bareRoot, { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(bareRoot, 'node_modules'));
  for (const name of functions) write(join(bareRoot, 'lambdas', name, 'index.ts'), bareEntryOf(outputOf(deployed, name)));
  const bare = buildFunctions({ root: bareRoot, functions, standIns: {}, splitting: false });
  const ours = Object.fromEntries(Object.entries(STAND_INS).map(([name, path]) => [name, join(ROOT, path)]));
  const bareWithStandIns = buildFunctions({ root: bareRoot, functions, standIns: ours, splitting: false });
  return new Map(
    functions.map((name) => [
      name,
      {
        deployed: onDisk(join(folder, 'deployed'), deployed, name),
        bare: onDisk(join(folder, 'bare'), bare, name),
        bareWithStandIns: onDisk(join(folder, 'bare-with-stand-ins'), bareWithStandIns, name),
      },
    ]),
  );
}

const outputOf = ({ metafile }: Built, name: string): Output => {
  const output = loadedWith(metafile.outputs, `bundles/${name}/index.mjs`);
  if (output === undefined) throw new Error(`esbuild tells of no bundle of ${name}`);
  return output;
};

const bareEntryOf = (output: Output): string => {
  const sources = ownSourcesOf(output).map((path) => readFileSync(join(ROOT, path), 'utf8'));
  return bareEntry(withoutUnused(sdkImportsOf(sources), sourcesOf(output)));
};

function onDisk(folder: string, built: Built, name: string): BundleOnDisk {
  const output = outputOf(built, name);
  for (const file of built.bundles.get(name) ?? []) write(join(folder, name, file.name), file.contents);
  return { path: join(folder, name, 'index.mjs'), bytes: output.bytes, parts: partsOf(output) };
}

function write(path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
