import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLATFORMS } from '../core/platforms/index.ts';
import { platformsPage } from './platforms-page.ts';

/** `npm run docs:platforms`: writes the table of platforms anew. */
const page = join(import.meta.dirname, '..', 'docs', 'platforms.md');
writeFileSync(page, platformsPage(PLATFORMS));
process.stdout.write(`Wrote docs/platforms.md: ${PLATFORMS.length} platforms.\n`);
