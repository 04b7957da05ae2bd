/** What is imported of the SDK, by the packages' names. */
export type SdkImports = ReadonlyMap<string, readonly string[]>;

const SDK_IMPORT = /^import \{(?<names>[^}]*)\} from '(?<from>@aws-sdk\/[^']+)'/gm;

/** What some sources import of the SDK to use it; types cost nothing. */
export const sdkImportsOf = (sources: readonly string[]): SdkImports => {
  const imports = new Map<string, Set<string>>();
  for (const { groups = {} } of sources.flatMap((source) => [...source.matchAll(SDK_IMPORT)])) {
    const from = groups['from'] ?? '';
    const names = (groups['names'] ?? '').split(',').map((name) => name.trim());
    imports.set(from, (imports.get(from) ?? new Set()).union(new Set(names.filter((name) => name !== '' && !name.startsWith('type ')))));
  }
  return new Map([...imports].filter(([, names]) => names.size > 0).map(([from, names]) => [from, [...names].toSorted()]));
};

/** Without the commands that a bundle made of `files` has left out: each command has a file of its own. */
export const withoutUnused = (imports: SdkImports, files: readonly string[]): SdkImports => {
  const isUsed = (name: string): boolean => !name.endsWith('Command') || files.some((file) => file.endsWith(`/${name}.js`));
  return new Map([...imports].map(([from, names]) => [from, names.filter(isUsed)]));
};

/** A module that imports just that, makes each client, and does nothing else. */
export const bareEntry = (imports: SdkImports): string => {
  const lines = [...imports].map(([from, names]) => `import { ${names.join(', ')} } from '${from}';`);
  const values = [...imports.values()].flat().map(made);
  return [...lines, `export const handler = [${values.join(', ')}];`, ''].join('\n');
};

const made = (name: string): string => {
  if (name === 'DynamoDBDocumentClient') return 'DynamoDBDocumentClient.from(new DynamoDBClient({}))';
  return name.endsWith('Client') ? `new ${name}({})` : name;
};
