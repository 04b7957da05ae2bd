import { openInbox, openStore } from '../../../local/store/open-store.ts';
import { aRecord, anItem, never } from '../../contracts/builders.ts';

/** A program that stores things, says so, and then neither closes nor ends: to be killed. */
const [dataDir = ''] = process.argv.slice(2);
await openInbox(dataDir).send([anItem(), anItem({ id: 'x:2' })]);
await openStore(dataDir).messages.save('harbour', [never(aRecord())]);
process.stdout.write('durable\n');
setInterval(() => undefined, 60_000);
