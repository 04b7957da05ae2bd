import { redriveDeadLetters } from './redrive.ts';
import { runCommand } from './refusal.ts';

await runCommand(() => redriveDeadLetters(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)));
