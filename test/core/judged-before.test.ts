import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../core/conversation.ts';
import { asJudgedBefore, triagedBefore } from '../../core/judged-before.ts';
import type { MessageRecord } from '../../core/message-record.ts';
import { aConversation, aRecord, NOON } from '../contracts/builders.ts';

const ERASED = { erased: { counts: 'message', asks: false, language: 'en' } } as const;
const asked = (over: Partial<MessageRecord> = {}): MessageRecord => aRecord({ id: 'x:1' }, over);
const answer = (over: Partial<MessageRecord> = {}, role: 'agent' | 'automation' = 'agent'): MessageRecord =>
  aRecord({ id: 'x:2', direction: 'outbound', author: { id: 'robin', role } }, over);

const sale = { kind: 'purchase', since: NOON, words: ['buy'], outcome: 'won', outcomeAt: NOON } as const;
const sold = aConversation({ intent: 'purchase', because: ['buy'], team: 'sales', opportunity: true, sale: { ...sale, words: ['buy'] } });

describe('how a conversation was triaged', () => {
  it.each<[string, readonly MessageRecord[], boolean]>([
    ['is not known of one that nobody erased', [asked()], false],
    ['is not known while one word of the customer is left', [asked(ERASED), aRecord({ id: 'x:3' })], false],
    ['is known once no word of the customer is left', [asked(ERASED)], true],
    ['is known though the brand has answered since', [asked(ERASED), answer()], true],
    ['is known where the customer deleted the rest', [asked(ERASED), aRecord({ id: 'x:3' }, { deleted: true })], true],
    ['is not known of one that the customer deleted', [asked({ ...ERASED, deleted: true })], false],
    ['is not known where only an answer was erased', [asked(), answer(ERASED)], false],
  ])('%s', (_name, records, known) => expect(triagedBefore(sold, records) !== undefined).toBe(known));

  it('says nothing of the words', () => {
    expect(triagedBefore(sold, [asked(ERASED)])).toMatchObject({ intent: 'purchase', team: 'sales', because: [], sale: { ...sale, words: [] } });
  });

  it.each<[string, readonly MessageRecord[], Conversation['intent']]>([
    ['while nobody answered', [asked(ERASED)], 'spam'],
    ['while a machine answered', [asked(ERASED), answer({}, 'automation')], 'spam'],
    ['until a person answers', [asked(ERASED), answer()], 'other'],
  ])('is spam %s', (_name, records, intent) => expect(triagedBefore({ ...sold, intent: 'spam' }, records)?.intent).toBe(intent));
});

describe('a conversation that is folded again after an erasure', () => {
  const given = { id: 'x:2', at: NOON, agent: 'robin', first: true, elsewhere: false, words: [] };
  const stored = aConversation({ asks: true, answers: [{ ...given, elsewhere: true, words: ['e-mail'], agent: 'robin ^RM' }], runAround: true });
  const folded = aConversation({ answers: [given], asks: false, intent: 'other' });

  it('is the same when none of it was erased', () => expect(asJudgedBefore(folded, stored, [asked(), answer()])).toBe(folded));

  it('keeps how its answers treated the customer, and who signed them', () => {
    const kept = asJudgedBefore(folded, stored, [asked(ERASED), answer(ERASED)]);
    expect(kept).toMatchObject({
      asks: true,
      runAround: true,
      answeredInChannel: false,
      answers: [{ elsewhere: true, words: [], agent: 'robin ^RM' }],
    });
  });

  it('does not name again who answered, where it was they who were erased', () => {
    const kept = asJudgedBefore({ ...folded, answers: [{ ...given, agent: 'erased-somebody' }] }, stored, [asked(), answer(ERASED)]);
    expect(kept.answers).toMatchObject([{ elsewhere: true, agent: 'erased-somebody' }]);
  });

  it('is judged by the words of its customer where only who answered was erased', () => {
    expect(asJudgedBefore(folded, { ...stored, intent: 'complaint' }, [asked(), answer(ERASED)])).toMatchObject({
      asks: false,
      intent: folded.intent,
    });
  });

  it.each<[string, Conversation['status'], number, number]>([
    ['loses what waiting added, once nobody waits', 'waiting-on-customer', 50, 30],
    ['stays as urgent while somebody waits', 'waiting-on-brand', 50, 50],
    ['is never less urgent than nothing', 'resolved', 10, 0],
  ])('%s', (_name, status, before, now) => {
    const known: Conversation = { ...stored, status: 'waiting-on-brand', priority: { score: before, reasons: ['the customer is unhappy'] } };
    expect(asJudgedBefore({ ...folded, status }, known, [asked(ERASED)]).priority).toEqual({ score: now, reasons: [] });
  });

  it('ends the same however often it is folded', () => {
    const records = [asked(ERASED), answer(ERASED)];
    const once = asJudgedBefore(folded, stored, records);
    expect(asJudgedBefore(folded, once, records)).toEqual(once);
  });
});
