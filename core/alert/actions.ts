import { newestStep } from './step.ts';
import type { Alert } from '../alert.ts';
import type { Severity } from '../incident.ts';

/** Within how many minutes of a first alert the public should have heard from the brand. */
export const STATEMENT_WITHIN: Readonly<Record<Severity, number>> = { critical: 30, serious: 60, watch: 240 };

/** What to do now, the most urgent first: at most four things that one person can start at once. */
export const actionsOf = (alert: Alert): readonly string[] => {
  const step = newestStep(alert);
  switch (step.kind) {
    case 'opened':
    case 'escalated':
    case 'second-contact':
    case 'reopened':
      return [...acknowledgement(alert), ...firstMoves(alert)];
    case 'reminded':
      return [...acknowledgement(alert), ...nextMoves(alert)];
    case 'resolved':
      return lastMoves(alert);
    default:
      return step satisfies never;
  }
};

const acknowledgement = ({ incident }: Alert): string[] =>
  incident.state === 'open' ? ['Acknowledge, so that everybody knows somebody has it. If it is not yours, hand it on.'] : [];

function firstMoves({ kind, incident }: Alert): string[] {
  const minutes = STATEMENT_WITHIN[incident.severity];
  switch (kind) {
    case 'crisis':
      return incident.severity === 'watch'
        ? ['Read the loudest messages and find the cause.', 'Give the care team one answer to use. Look again in 30 minutes.']
        : [
            'Read the loudest messages and ask operations for the cause.',
            `Say in public within ${minutes} minutes what is known, and when there will be more. No cause is needed for that.`,
            'Stop scheduled posts and advertising. Give the care team one answer to use.',
          ];
    case 'viral':
      return [
        'Open the message and check whether it is true.',
        `Answer it in public, under the message itself, within ${minutes} minutes.`,
        'Give the care team one answer to use for those who ask about it.',
      ];
    case 'ghost':
      return ['Answer the farthest reaching questions first.', 'Call in more people, or say in public that answers take longer today.'];
    default:
      return kind satisfies never;
  }
}

const nextMoves = ({ incident, kind }: Alert): string[] =>
  incident.answeredAt === undefined
    ? [
        kind === 'viral'
          ? 'Answer in public, under the message itself.'
          : 'Say in public what is known, even without the cause, and when there will be more.',
        'If somebody is on it already, tell the others who.',
      ]
    : ['Tell the public what has changed since the first statement.', 'Answer the loudest messages one by one.'];

const lastMoves = ({ incident }: Alert): string[] => [
  ...(incident.answeredAt === undefined
    ? ['Nobody has answered in public: decide whether a word afterwards is still worth it.']
    : ['Thank those who waited.']),
  'Answer the conversations that are still open.',
  ...(incident.verdict === undefined ? ['Say whether it was real or a false alarm: the rules are measured by that.'] : []),
];
