import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCHEMAS, schemaText } from './schemas.ts';

/** `npm run docs:schemas`: writes the schemas of alerts and notices anew. */
const folder = join(import.meta.dirname, '..', 'docs', 'schemas');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(SCHEMAS)) writeFileSync(join(folder, name), schemaText(schema));
process.stdout.write(`Wrote docs/schemas: ${Object.keys(SCHEMAS).join(', ')}.\n`);
