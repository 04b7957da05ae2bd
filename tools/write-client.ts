import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientTypes } from './client-types.ts';

/** `npm run docs:client`: writes the types of the client anew, of docs/openapi.json as it is. */
const root = join(import.meta.dirname, '..');
writeFileSync(join(root, 'client', 'api.ts'), clientTypes(JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8'))));
process.stdout.write('Wrote client/api.ts.\n');
