import { alertPage } from './html.ts';
import { plainText } from './plain.ts';
import { storyOf } from './story.ts';
import { alertSubject } from './subject.ts';
import type { Alert } from '../alert.ts';

/** An alert as people read it. The same alert always gives the same text. For machines there is `alertJson`. */
export interface AlertText {
  /** Under 100 printable ASCII characters, severity first. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Writes an alert: the line for a list of mails, and the two forms of its body. */
export const alertText = (alert: Alert): AlertText => {
  const story = storyOf(alert);
  const subject = alertSubject(alert);
  return { subject, text: plainText(story), html: alertPage(story, subject) };
};
