import { posix } from 'node:path';

/** The files of a new platform, by those that they are made from. They are compiled and tested as they stand, under the name `acme`. */
export const TEMPLATE: Readonly<Record<string, (name: string) => string>> = {
  'test/template/acme.ts': (name) => `core/platforms/${name}.ts`,
  'test/template/acme-signer.ts': (name) => `test/core/platforms/${name}-signer.ts`,
  'test/template/acme-specimen.ts': (name) => `test/specimens/${name}.ts`,
  'test/template/acme.test.ts': (name) => `test/core/platforms/${name}.test.ts`,
};

/** A name as it stands in addresses, ids and code alike. */
export const PLATFORM_NAME = /^[a-z][a-z0-9]{0,39}$/;

/** The text of a file of the template, for a platform and at its own place: imports lead where they led before. */
export const fromTemplate = (source: string, path: string, name: string): string => {
  const home = posix.dirname(TEMPLATE[path]?.(name) ?? path);
  const moved = source.replace(/(?<= from ')\.[^']+(?=';)/g, (target) => {
    const led = posix.join(posix.dirname(path), target);
    const leads = posix.relative(home, TEMPLATE[led]?.(name) ?? led);
    return leads.startsWith('.') ? leads : `./${leads}`;
  });
  return moved.replaceAll('acme', name).replaceAll('Acme', capitalised(name));
};

export const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The list of platforms with one more: its import among the others by the name of its file, the platform itself at the end. */
export const withListed = (list: string, { imported, path, end }: { imported: string; path: string; end: string }): string => {
  const lines = list.split('\n');
  const imports = lines.flatMap((line, index) => (line.startsWith('import ') ? [{ index, target: /'(.+)'/.exec(line)?.[1] ?? '' }] : []));
  const after = imports.find(({ target }) => target.startsWith('./') && target > path) ?? { index: (imports.at(-1)?.index ?? -1) + 1 };
  lines.splice(after.index, 0, `import { ${imported} } from '${path}';`);
  return lines.join('\n').replace(`\n${end}`, `\n  ${imported},\n${end}`);
};
