import { parseArgs } from 'node:util';
import { startComprehend } from './comprehend.ts';

/** Comprehend's stand-in as a process of its own: `node test/stand-ins/comprehend-process.ts --port N` prints where it listens. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const { url } = await startComprehend({ port: Number(values.port) });
console.log(url);
