import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { undescribedBrand } from '../../core/brand.ts';
import { foldConversation } from '../../core/conversation-fold.ts';
import { INTENTS, type Intent } from '../../core/intents.ts';
import type { Message } from '../../core/message.ts';
import { table } from '../figures.ts';

const LABELS = new URL('intents.json', import.meta.url);
const SETS = ['tuning', 'held-out'] as const;
const Labels = z.array(z.strictObject({ id: z.string(), intent: z.enum(INTENTS), set: z.enum(SETS) }));

/** What we called a message, and what the product does. */
interface Judged {
  readonly label: Intent;
  readonly intent: Intent;
}

/** How often the product calls a message's intent as we do, on both sets of labels. `messages` carry their mood. */
export const intentFigures = (messages: readonly Message[]): readonly string[] => {
  if (!existsSync(LABELS)) return ['', 'Intents: there are no labels at bench/care/intents.json.'];
  const labels = Labels.parse(JSON.parse(readFileSync(LABELS, 'utf8')));
  const byId = new Map(messages.map((message) => [message.id, message]));
  return SETS.flatMap((set) => {
    const ofSet = labels.filter((label) => label.set === set);
    const judged = ofSet.flatMap(({ id, intent }): Judged[] => {
      const message = byId.get(id);
      return message === undefined ? [] : [{ label: intent, intent: intentOf(message) }];
    });
    return [
      '',
      `Intents, ${set}: ${judged.length} of ${ofSet.length} labelled messages are in the file`,
      ...(judged.length === 0 ? [] : tables(judged)),
    ];
  });
};

/** As if the message began a conversation: the label is of it alone. */
const intentOf = (message: Message): Intent => foldConversation(message.id, [message], undescribedBrand(message.brand))?.intent ?? 'other';

function tables(judged: readonly Judged[]): string[] {
  const right = judged.filter(({ label, intent }) => label === intent);
  const rows = INTENTS.map((label) => {
    const ofLabel = judged.filter((one) => one.label === label);
    const counts = INTENTS.map((intent) => [intent, String(ofLabel.filter((one) => one.intent === intent).length)] as const);
    return { 'we say': label, ...Object.fromEntries(counts), recall: share(right.filter((one) => one.label === label).length, ofLabel.length) };
  });
  return [`accuracy ${share(right.length, judged.length)}; a row is our label, a column what the product says`, table(rows)];
}

const share = (part: number, all: number): string => (all === 0 ? '-' : (part / all).toFixed(2));
