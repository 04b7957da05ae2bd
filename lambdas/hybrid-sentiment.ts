import { reasonOf } from '../core/reason.ts';
import { affordable, inNeed, SURE_AT, type Draft } from '../core/second-opinion.ts';
import { wasRead } from '../core/sentiment.ts';
import type { MoodBudget, MoodShare, PaidAnswers, PaidReader } from './mood-ports.ts';
import type { Log, Mood, Reading, SentimentReader } from './ports.ts';

export interface HybridPorts {
  /** Reads everything first. */
  readonly embedded: SentimentReader;
  /** Is asked about what the first one could not read, or is not sure of. */
  readonly paid: PaidReader;
  readonly budget: MoodBudget;
  readonly log: Log;
  /** How sure the first answer must be to hold. @default SURE_AT */
  readonly sureAt?: number;
}

/** A reading with its first answer. `alone` is what the other reader would cost without that. */
interface Drafted extends Draft {
  readonly identity: string;
  readonly reading: Reading;
  readonly mood: Mood;
  readonly alone: number;
}

/** What asking came to. */
interface Asked {
  readonly sent: readonly Drafted[];
  readonly opinions: ReadonlyMap<string, Mood>;
  readonly failure?: Error | undefined;
}

/**
 * The port SentimentReader from two others: the embedded engine answers where it is sure, the paid one where it is not, within a budget.
 * An answer of the embedded engine is never lost: it holds when the budget is spent and when the paid reader fails. What only the paid one
 * could have read is `unread` when the budget is spent; when that one fails, `read` rejects, so that the text comes again.
 */
export const createHybridSentiment = (ports: HybridPorts): SentimentReader => {
  const tellSpent = toldOnce(ports.log);
  return {
    read: async (readings) => {
      const drafts = draftsOf(readings, await ports.embedded.read(readings), ports.paid);
      const distinct = [...new Map(drafts.map((draft) => [draft.identity, draft])).values()];
      const wanted = inNeed(distinct, ports.sureAt ?? SURE_AT);
      const asked = await secondOpinions(wanted, ports);
      if (wanted.length > 0) tellSpent(wanted.length - asked.sent.length);
      tell(ports.log, drafts, distinct, wanted, asked);
      refuseToLose(asked);
      return drafts.map(({ identity, mood }) => better(mood, asked.opinions.get(identity)));
    },
  };
};

/** Warns when the budget begins to refuse, and not each time until it ends. */
const toldOnce = (log: Log) => {
  let isSpent = false;
  return (refused: number): void => {
    if (refused > 0 && !isSpent) log.warn('mood budget spent', { refused });
    isSpent = refused > 0;
  };
};

/** The guess of the first reader spares the question for the language, which costs as much as the mood. */
const draftsOf = (readings: readonly Reading[], moods: readonly Mood[], paid: PaidReader): readonly Drafted[] =>
  readings.flatMap((read, index) => {
    const mood = moods[index];
    if (mood === undefined) throw new Error(`The embedded engine answered ${moods.length} of ${readings.length} texts.`);
    const reading = { ...read, guess: mood.language };
    const identity = JSON.stringify([read.language ?? '', read.text]);
    return { identity, reading, mood, sentiment: mood.sentiment, units: paid.unitsOf(reading), alone: paid.unitsOf(read) };
  });

/** Asks about as much as the budget pays for. Never rejects. */
async function secondOpinions(wanted: readonly Drafted[], { paid, budget, log }: HybridPorts): Promise<Asked> {
  if (wanted.length === 0) return { sent: [], opinions: new Map() };
  const share = await budget.take(sumOf(wanted, 'units')).catch(asError);
  if (share instanceof Error) return { sent: wanted, opinions: new Map(), failure: share };
  const sent = affordable(wanted, share.units);
  const answers = sent.length === 0 ? NO_ANSWERS : await paid.ask(sent.map(({ reading }) => reading));
  await settle(share, answers.paid, log);
  const opinions = sent.flatMap(({ identity }, index) => {
    const mood = answers.moods[index];
    return mood === undefined ? [] : [[identity, mood] as const];
  });
  return { sent, opinions: new Map(opinions), failure: answers.failure };
}

const NO_ANSWERS: PaidAnswers = { moods: [], paid: 0 };

/** What is not given back is lost to its day, and nothing else. */
async function settle(share: MoodShare, paid: number, log: Log): Promise<void> {
  try {
    await share.settle(paid);
  } catch (error) {
    log.warn('mood budget not settled', { reason: reasonOf(error) });
  }
}

function tell(
  log: Log,
  drafts: readonly Drafted[],
  distinct: readonly Drafted[],
  wanted: readonly Drafted[],
  { sent, opinions, failure }: Asked,
): void {
  const failed = sent.length - opinions.size;
  if (failure !== undefined) log.warn('second opinion failed', { texts: failed, reason: reasonOf(failure) });
  const isSecond = ({ identity, mood }: Drafted): boolean => better(mood, opinions.get(identity)) !== mood;
  log.info('moods shared out', {
    texts: drafts.length,
    embedded: drafts.filter((draft) => wasRead(draft.sentiment) && !isSecond(draft)).length,
    sent: sent.length,
    refused: wanted.length - sent.length,
    failed,
    unitsSaved: sumOf(distinct, 'alone') - sumOf(sent, 'units'),
  });
}

/** Throws why the paid reader failed, when there is a text that nobody but it could have read. */
function refuseToLose({ sent, opinions, failure }: Asked): void {
  if (failure !== undefined && sent.some(({ identity, sentiment }) => !opinions.has(identity) && !wasRead(sentiment))) throw failure;
}

/** The second opinion, unless there is none, or it could not read what the first one did. */
const better = (mood: Mood, opinion: Mood | undefined): Mood =>
  opinion === undefined || (!wasRead(opinion.sentiment) && wasRead(mood.sentiment)) ? mood : { ...mood, ...opinion };

const sumOf = (drafts: readonly Drafted[], what: 'units' | 'alone'): number => drafts.reduce((sum, draft) => sum + draft[what], 0);

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(reasonOf(error)));
