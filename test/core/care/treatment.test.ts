import { describe, expect, it } from 'vitest';
import { TreatmentTally, type Treatment } from '../../../core/care/treatment.ts';
import type { Conversation } from '../../../core/conversation.ts';
import { answeredAfter, waiting } from './a-conversation.ts';

const treatmentOf = (conversations: readonly Conversation[]): Treatment => {
  const tally = new TreatmentTally();
  for (const conversation of conversations) tally.add(conversation);
  return tally.figures();
};

const times = (count: number, conversation: Conversation): Conversation[] => Array.from({ length: count }, () => conversation);
const here = answeredAfter(60, { answeredInChannel: true });
const sentOn = answeredAfter(600, { answeredInChannel: false, runAround: true });

describe('the treatment of customers', () => {
  it('tells how long first answers took, over all teams', () => {
    const { first } = treatmentOf([...times(4, here), ...times(2, { ...sentOn, team: 'sales' })]);
    expect(first).toMatchObject({ n: 6, spread: { n: 6, quickest: 60, slowest: 600 } });
  });

  it('tells run-arounds and answers in the channel of those that were answered, and passes over those that wait', () => {
    const { runAround, inChannel } = treatmentOf([...times(6, here), ...times(2, sentOn), ...times(5, waiting())]);
    expect([runAround, inChannel]).toEqual([
      { n: 8, share: 0.25 },
      { n: 8, share: 0.75 },
    ]);
  });

  it.each([
    ['nothing', 0, undefined],
    ['one fewer than something is said of', 4, undefined],
    ['as many as something is said of', 5, 1],
  ])('says of %s what it may', (_name, count, share) => {
    const { first, inChannel } = treatmentOf(times(count, here));
    expect([first.n, inChannel.n, inChannel.share, first.spread !== undefined]).toEqual([count, count, share, share !== undefined]);
  });
});
