import type { Metafile } from 'esbuild';

/** What a bundle was made of, as esbuild tells it. */
export type Output = Metafile['outputs'][string];

/** A module and what it imports at its start, as one. What it imports on the way is not read then. */
export const loadedWith = (outputs: Readonly<Record<string, Output>>, path: string): Output | undefined => {
  const paths = new Set([path]);
  // A set that grows while it is gone through gives what was added too.
  for (const each of paths)
    for (const { kind, path: imported } of outputs[each]?.imports ?? []) if (kind === 'import-statement' && imported in outputs) paths.add(imported);
  const loaded = [...paths].flatMap((each) => outputs[each] ?? []);
  const [first] = loaded;
  const inputs: Output['inputs'] = Object.fromEntries(loaded.flatMap((each) => Object.entries(each.inputs)));
  return first && { ...first, inputs, bytes: loaded.reduce((sum, { bytes }) => sum + bytes, 0) };
};

/** A package, or a folder of ours, and how many bytes of a bundle it is. */
export interface Part {
  readonly name: string;
  readonly bytes: number;
}

const DEPENDENCIES = 'node_modules/';

/** The sources that something is left of in the bundle. */
export const sourcesOf = ({ inputs }: Output): string[] => Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0);

/** Those of them that are ours. */
export const ownSourcesOf = (output: Output): string[] => sourcesOf(output).filter((path) => !path.includes(DEPENDENCIES));

/** What a bundle is made of, the largest part first: packages by their names, ours by the first two folders. */
export const partsOf = ({ inputs }: Output): Part[] => {
  const bytes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) bytes.set(partOf(path), (bytes.get(partOf(path)) ?? 0) + bytesInOutput);
  return [...bytes].map(([name, sum]) => ({ name, bytes: sum })).toSorted((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
};

function partOf(path: string): string {
  const at = path.lastIndexOf(DEPENDENCIES);
  const folders = (at === -1 ? path : path.slice(at + DEPENDENCIES.length)).split('/');
  const isPlainPackage = at !== -1 && !path.startsWith('@', at + DEPENDENCIES.length);
  return folders.slice(0, isPlainPackage ? 1 : 2).join('/');
}
