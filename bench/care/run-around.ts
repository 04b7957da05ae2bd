import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Message } from '../../core/message.ts';
import { foldedConversations } from './folded.ts';

/** What people who read them say of some conversations and answers: RUN-AROUNDS.md tells how. */
const Labels = z.object({
  conversations: z.array(z.object({ id: z.string(), runAround: z.boolean() })),
  answers: z.array(z.object({ id: z.string(), label: z.enum(['elsewhere', 'here', 'hand-off']), set: z.enum(['tuning', 'held-out']) })),
});

/** How run-arounds and answers that send away are judged against what people say: lines to be printed. */
export const runAroundFigures = (messages: readonly Message[]): readonly string[] => {
  const folded = foldedConversations(messages);
  const { conversations, answers } = Labels.parse(JSON.parse(readFileSync(new URL('run-arounds.json', import.meta.url), 'utf8')));
  const conversationOf = new Map(folded.flatMap(({ conversation, messages: ids }) => ids.map((id) => [id, conversation] as const)));
  const answerOf = new Map(folded.flatMap(({ conversation }) => conversation.answers.map((answer) => [answer.id, answer] as const)));
  return [
    line(
      'run-arounds',
      'conversations',
      conversations.map(({ id, runAround }) => [runAround, conversationOf.get(id)?.runAround]),
    ),
    ...(['tuning', 'held-out'] as const).map((set) =>
      line(
        'sent elsewhere',
        `answers, ${set}`,
        answers.filter((answer) => answer.set === set).map(({ id, label }) => [label === 'elsewhere', answerOf.get(id)?.elsewhere]),
      ),
    ),
  ];
};

function line(what: string, of: string, pairs: readonly (readonly [boolean, boolean | undefined])[]): string {
  const count = (said: boolean, judged: boolean): number => pairs.filter(([a, b]) => a === said && b === judged).length;
  const [hit, extra, missed, right] = [count(true, true), count(false, true), count(true, false), count(false, false)];
  const missing = pairs.filter(([, judged]) => judged === undefined).length;
  const share = (part: number, whole: number): string => (whole === 0 ? '-' : (part / whole).toFixed(2));
  return (
    `${what}, ${pairs.length} ${of}: found ${hit}, missed ${missed}, wrongly said ${extra}, rightly not said ${right}; ` +
    `precision ${share(hit, hit + extra)}, recall ${share(hit, hit + missed)}${missing === 0 ? '' : `; ${missing} not in the file`}`
  );
}
