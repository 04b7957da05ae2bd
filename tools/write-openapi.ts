import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROUTES } from '../lambdas/care-api/handler.ts';
import { openApiText } from './openapi.ts';
import packageJson from '../package.json' with { type: 'json' };

/** `npm run docs:openapi`: writes the description of the API anew. */
const descriptions = ROUTES.map(({ description }) => description);
writeFileSync(join(import.meta.dirname, '..', 'docs', 'openapi.json'), openApiText(descriptions, packageJson.version));
process.stdout.write(`Wrote docs/openapi.json: ${descriptions.length} operations.\n`);
