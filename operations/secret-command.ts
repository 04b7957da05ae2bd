import { runCommand } from './refusal.ts';
import { setSecret } from './secret.ts';

await runCommand(() => setSecret(process.argv.slice(2), { input: process.stdin, output: process.stdout }));
