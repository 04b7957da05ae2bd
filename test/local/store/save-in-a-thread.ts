import { workerData } from 'node:worker_threads';
import { openStore } from '../../../local/store/open-store.ts';
import { likeOften } from './like-often.ts';

/** Another thread of the program, with a connection of its own. */
const store = openStore(String(workerData));
await likeOften(store.messages);
store.close();
