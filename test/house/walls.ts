import { posix } from 'node:path';

/**
 * Which room may import what: the walls of the house. The first row whose `files` fit a path decides.
 * `rooms` are paths of the house, `packages` are names; a row that leaves one out allows none. Types may come from anywhere in `types`.
 */
interface Wall {
  readonly room: string;
  readonly files: RegExp;
  readonly rooms?: RegExp;
  readonly packages?: RegExp;
  readonly types?: RegExp;
  /** Files of one folder below the room may share parts with each other. */
  readonly ownFolder?: boolean;
}

const ANY = /./;

export const WALLS: readonly Wall[] = [
  { room: 'core', files: /^core\//, rooms: /^core\//, packages: /^(node:crypto|zod|stopword|htmlparser2)$/ },
  { room: 'training of the mood engine', files: /^mood\/training\//, rooms: /^(mood|core)\//, packages: /^node:(fs|module|zlib)$/ },
  { room: 'mood', files: /^mood\//, rooms: /^(mood\/(?!training\/)|core\/)/, packages: /^node:(fs|zlib)$/ },
  { room: 'webhooks', files: /^webhooks\//, rooms: /^(webhooks|core)\//, packages: /^(node:.*|ipaddr\.js)$/, types: /^lambdas\/(alert-)?ports\.ts$/ },
  { room: 'ports', files: /^lambdas\/((mood|alert|hearing|care)-)?ports\.ts$/, types: /^(core\/|lambdas\/ports\.ts$|aws-lambda$)/ },
  { room: 'metrics', files: /^lambdas\/metrics\.ts$/ },
  { room: 'env', files: /^lambdas\/[\w-]+\/env\.ts$/ },
  {
    room: 'adapters',
    files: /^lambdas\/adapters\//,
    rooms: /^((core|mood)\/|lambdas\/metrics\.ts$)/,
    packages: /^(@aws-sdk\/.*|node:.*|lru-cache|zod)$/,
    types: /^lambdas\/((mood|alert|hearing|care)-)?ports\.ts$/,
    ownFolder: true,
  },
  {
    room: 'composition',
    files: /^lambdas\/([\w-]+\/index|composition\/[\w-]+)\.ts$/,
    rooms: /^((lambdas|webhooks)\/|core\/time\.ts$|package\.json$)/,
    packages: /^(@aws-sdk\/client-.*|node:crypto)$/,
  },
  {
    room: 'handlers',
    files: /^lambdas\//,
    rooms: /^(core\/|lambdas\/(?!adapters\/)|docs\/openapi\.json$)/,
    packages: /^(@middy\/.*|zod)$/,
    types: /^aws-lambda$/,
  },
  {
    room: 'local, the one file that asks Comprehend',
    files: /^local\/comprehend\.ts$/,
    rooms: /^lambdas\/adapters\/comprehend\//,
    packages: /^node:/,
    types: /^lambdas\/((mood|alert|hearing|care)-)?ports\.ts$/,
  },
  {
    room: 'local',
    files: /^local\//,
    rooms: /^(local\/|core\/|mood\/|webhooks\/|lambdas\/(?!adapters\/)|package\.json$)/,
    packages: /^(?!@aws-sdk|aws-cdk)/,
  },
  {
    room: 'bin and lib',
    files: /^(bin|lib)\//,
    rooms: /^(lib\/|core\/platforms\/index\.ts$|lambdas\/metrics\.ts$)/,
    packages: /^(aws-cdk-lib.*|constructs|cdk-nag|esbuild|zod|node:.*)$/,
    types: /^lambdas\/[\w-]+\/env\.ts$/,
  },
  { room: 'operations', files: /^operations\//, rooms: /^(operations|core)\//, packages: /^(@aws-sdk\/.*|node:.*|zod)$/ },
  {
    room: 'tools, the description of the API',
    files: /^tools\/(write-)?openapi[\w-]*\.ts$/,
    rooms: /^((tools|core)\/|lambdas\/care-api\/handler\.ts$|package\.json$)/,
    packages: /^(node:.*|zod)$/,
    types: /^lambdas\/care-api\/route-description\.ts$/,
  },
  { room: 'client', files: /^client\//, rooms: /^client\// },
  { room: 'tools', files: /^tools\//, rooms: /^(tools|core|mood)\//, packages: /^(node:.*|zod)$/ },
  { room: 'bench', files: /^bench\//, rooms: ANY, packages: ANY },
  { room: 'test', files: /^test\//, rooms: ANY, packages: ANY },
];

export interface Import {
  readonly target: string;
  readonly isType: boolean;
}

const IMPORT = /^(?:import|export) (?<type>type )?(?:[^;'"]*? from )?'(?<from>[^']+)'|\bimport\('(?<dynamic>[^']+)'/gm;

/** What a file imports: paths from the house's root, or names of packages. */
export const importsOf = (path: string, source: string): Import[] =>
  [...source.matchAll(IMPORT)].map(({ groups = {} }) => {
    const from = groups['from'] ?? groups['dynamic'] ?? '';
    return { target: from.startsWith('.') ? posix.join(posix.dirname(path), from) : from, isType: groups['type'] !== undefined };
  });

/** The imports of a file that go through a wall, as sentences. */
export const breaches = (path: string, source: string): string[] => {
  const wall = WALLS.find(({ files }) => files.test(path));
  if (wall === undefined) return [`${path} is in no room of the house`];
  return importsOf(path, source).flatMap(({ target, isType }) =>
    isAllowed(wall, path, target, isType) ? [] : [`${path} (${wall.room}) may not import ${target}`],
  );
};

function isAllowed({ rooms, packages, types, ownFolder }: Wall, path: string, target: string, isType: boolean): boolean {
  if (isType && types?.test(target)) return true;
  if (ownFolder && sharesFolder(path, target)) return true;
  const isPath = target.startsWith('node:')
    ? false
    : /^(bin|lib|lambdas|core|mood|webhooks|local|operations|tools|console|client|bench|docs|test)\//.test(target) || target === 'package.json';
  return (isPath ? rooms : packages)?.test(target) ?? path === target;
}

/** `lambdas/adapters/dynamo/a.ts` and `lambdas/adapters/dynamo/parts/b.ts` share a folder below the room; files of the room itself do not. */
function sharesFolder(path: string, target: string): boolean {
  const [room, wing, folder, ...rest] = path.split('/');
  return rest.length > 0 && target.startsWith(`${room}/${wing}/${folder}/`);
}
