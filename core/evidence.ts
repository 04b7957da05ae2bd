import type { Assessment, Finding } from './crisis.ts';
import type { Evidence } from './incident.ts';
import { negativeShare, peopleOf, type Pulse } from './pulse.ts';
import { wilsonInterval } from './wilson.ts';
import { percent } from './wording.ts';

const DRIVING = 10;
/** From this part on it deserves a word that some could not be read. */
const MANY_UNREAD = 0.2;

/** What an incident is judged by at the moment of an assessment. What it is about comes later: that takes the texts. */
export const evidenceOf = (assessment: Assessment, findings: readonly Finding[]): Evidence => {
  const { window, from, at, baselineShare } = assessment;
  const { low, high } = wilsonInterval(window.negatives, window.read);
  return {
    from,
    to: at,
    ...countsOf(window),
    negativeShare: negativeShare(window),
    shareLow: low,
    shareHigh: high,
    ...(baselineShare === undefined ? {} : { baselineShare }),
    driving: [...new Set([...assessment.viral, ...window.loudest].map(({ id }) => id))].slice(0, DRIVING),
    phrases: [],
    because: [...findings.map(({ because }) => because), ...unreadNote(window)],
  };
};

const countsOf = (window: Pulse) => ({
  messages: window.messages,
  unread: window.messages - window.read,
  negatives: window.negatives,
  ...peopleOf(window),
  reach: window.reach,
  languages: { ...window.languages },
  platforms: { ...window.platforms },
});

/** A share over few readable messages deserves a word when many could not be read. */
const unreadNote = ({ messages, read }: Pulse): string[] =>
  messages > 0 && (messages - read) / messages > MANY_UNREAD
    ? [`${messages - read} of ${messages} messages (${percent((messages - read) / messages)}) could not be read.`]
    : [];
