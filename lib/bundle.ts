import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AssetHashType, DockerImage, type ILocalBundling } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync, type Metafile, type OutputFile } from 'esbuild';
import { withoutSources } from './source-map.ts';

export interface BundleProps {
  /** The folder that holds `lambdas/`. */
  readonly root: string;
  /** The folders in `lambdas/` that are functions, such as `receive-webhook`. */
  readonly functions: readonly string[];
  /**
   * Modules of `root` that stand for packages, by the packages' names.
   * @default STAND_INS
   */
  readonly standIns?: Readonly<Record<string, string>>;
  /**
   * Files of `root` that a function reads as it runs, by its name: each lies beside its modules.
   * @default BESIDE
   */
  readonly beside?: Readonly<Record<string, readonly string[]>>;
  /**
   * Whether what a function imports on the way lies beside its module, so that a start does not read it.
   * @default true
   */
  readonly splitting?: boolean;
}

/** What a function cannot need of the SDK, and each of its starts would read: 135 KB for credentials that are not in the environment. */
export const STAND_INS = { '@aws-sdk/credential-provider-node': './lambdas/adapters/function-credentials.ts' };

/** The weights of the embedded engine, which it reads when the first text comes. */
export const BESIDE = { 'analyze-messages': ['mood/weights.bin'] } as const;

/** One file of a bundle: its name without a folder, and its bytes. */
export interface BundledFile {
  readonly name: string;
  readonly contents: Uint8Array;
}

/** The files of each function, by its folder. */
export type Bundles = ReadonlyMap<string, readonly BundledFile[]>;

const entryOf = (name: string): string => join('lambdas', name, 'index.ts');

/** Bundles, and of what they were made. */
export interface Built {
  readonly bundles: Bundles;
  readonly metafile: Metafile;
}

/**
 * Builds functions: each a module of its own with all that it needs, the SDK included, so that what was tested is what runs. Throws Error naming every function without an entry point, and esbuild's own when the sources do not build.
 */
export function buildFunctions({ root, functions, standIns = STAND_INS, beside = BESIDE, splitting = true }: BundleProps): Built {
  const missing = functions.map(entryOf).filter((entry) => !existsSync(join(root, entry)));
  if (missing.length > 0) throw new Error(`These functions have no entry point: ${missing.join(', ')}`);
  const built = functions.map((name) => buildFunction(root, name, { standIns, splitting }));
  const besideOf = (name: string) => (beside[name] ?? []).map((path) => ({ name: basename(path), contents: readFileSync(join(root, path)) }));
  return {
    bundles: new Map(built.map(({ name, outputFiles }) => [name, [...outputFiles.map(bundledFile), ...besideOf(name)]])),
    metafile: {
      inputs: Object.assign({}, ...built.map(({ metafile }) => metafile.inputs)),
      outputs: Object.assign({}, ...built.map(({ metafile }) => metafile.outputs)),
    },
  };
}

const buildFunction = (root: string, name: string, { standIns, splitting }: Required<Pick<BundleProps, 'standIns' | 'splitting'>>) => ({
  name,
  ...buildSync({
    absWorkingDir: root,
    entryPoints: [{ in: entryOf(name), out: join(name, 'index') }],
    splitting,
    chunkNames: `${name}/[name]-[hash]`,
    // Nothing is written there: the name only makes the paths in the source maps, and with them the hashes, the same on every machine.
    outdir: 'bundles',
    outExtension: { '.js': '.mjs' },
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The modules that a package offers to bundlers come first: half of the SDK can be left out of them.
    mainFields: ['module', 'main'],
    alias: { ...standIns },
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
  }),
});

const bundledFile = ({ path, contents, text }: OutputFile): BundledFile => ({
  name: basename(path),
  contents: path.endsWith('.map') ? Buffer.from(JSON.stringify(withoutSources(JSON.parse(text), isOfPackage))) : contents,
});

const isOfPackage = (source: string): boolean => source.includes('node_modules/');

/** The bundles of all functions. Throws as buildFunctions does. */
export const bundleFunctions = (props: BundleProps): Bundles => buildFunctions(props).bundles;

/** The code of a function, by its folder. */
export type CodeOf = (name: string) => Code;

/** Code whose bundles are made once, when the first is needed: `cdk ls` and tests without bundling need none. */
export function bundledCode(props: BundleProps): CodeOf {
  let made: Bundles | undefined;
  const filesOf = (name: string): readonly BundledFile[] => {
    made ??= bundleFunctions(props);
    return made.get(name) ?? [];
  };
  return (name) =>
    Code.fromAsset(join(props.root, 'lambdas', name), {
      assetHashType: AssetHashType.OUTPUT,
      bundling: { image: NO_IMAGE, local: writing(() => filesOf(name)) },
    });
}

/** The CDK asks for an image to bundle in, where bundling here fails. Ours throws instead of failing. */
const NO_IMAGE = DockerImage.fromRegistry('scratch');

const writing = (files: () => readonly BundledFile[]): ILocalBundling => ({
  tryBundle: (folder) => {
    for (const { name, contents } of files()) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), contents);
    }
    return true;
  },
});
