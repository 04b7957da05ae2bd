import { careEvent, type CareEvent } from '../care-events.ts';
import type { BrandDocument } from '../brand.ts';
import { guidanceOf, type Guidance } from '../guidance.ts';
import { RAISES_FOR } from '../live-span.ts';
import type { Message } from '../message.ts';
import type { Notice } from '../notice.ts';
import type { Time } from '../time.ts';

/** True when a brand has a roster, and guidelines that its members are to be reminded of. */
export const givesGuidance = ({ employees, guidelines }: BrandDocument): boolean => employees.length > 0 && guidelines.length > 0;

/** What must be seen by others than the employee who wrote it: an event each message, to be told at once. What is old is no news. */
export const escalationsOf = (messages: readonly Message[], brand: BrandDocument, now: Time): readonly CareEvent[] => {
  const escalated = new Set(guidanceOf(messages, brand).flatMap(({ message, escalate }) => (escalate ? [message] : [])));
  return messages
    .filter(({ id, sentAt }) => escalated.has(id) && sentAt > now - RAISES_FOR)
    .map(({ id, sentAt }) => careEvent({ brand: brand.brand, type: 'guidance', subject: id, at: sentAt, dueAt: sentAt }));
};

/**
 * The notice of one public message of an employee that touches law or regulation; undefined when it does so no more, or is gone. It
 * names the guideline and what to do, and no word of the message but the guideline's own.
 */
export const guidanceNotice = (message: Message, brand: BrandDocument, now: Time): Notice | undefined => {
  const escalated = guidanceOf([message], brand).filter(({ escalate }) => escalate);
  const [first] = escalated;
  if (first === undefined) return undefined;
  return {
    id: `guidance-${brand.brand}-${message.id}`,
    kind: 'guidance',
    brand: { brand: brand.brand, name: brand.name, timeZone: brand.timeZone },
    state: 'open',
    at: now,
    since: message.sentAt,
    headline: `A public message of ${shown(first)} touches a guideline of ${brand.name}: ${first.guideline} (${first.level})`,
    facts: [
      { label: 'Message', value: first.url ?? first.message },
      ...escalated.map(({ guideline, level, terms }) => ({ label: 'Guideline', value: `${guideline} (${level}), by: ${terms.join(', ')}` })),
    ],
    actions: [...new Set(escalated.map(({ advice }) => advice))],
  };
};

/** A line of the digest for one message. */
export const guidanceFact = (guidance: Guidance): Notice['facts'][number] => ({
  label: `For employees: ${shown(guidance)}`,
  value: `${guidance.guideline} (${guidance.level}), ${guidance.url ?? guidance.message}. ${guidance.advice}`,
});

const shown = ({ handle }: Guidance): string => `@${handle.replace(/^@/, '')}`;
