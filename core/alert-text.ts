import { alertJson, type AlertJson } from './alert-json.ts';
import { alertPage } from './alert-html.ts';
import { plainText } from './alert-plain.ts';
import { storyOf } from './alert-story.ts';
import { alertSubject } from './alert-subject.ts';
import type { Alert } from './alert.ts';

/** An alert in every form that a destination may want. The same alert always gives the same text. */
export interface AlertText {
  /** Under 100 printable ASCII characters, severity first. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly json: AlertJson;
}

/** Writes an alert: for the list of mails, for reading, for machines. */
export const alertText = (alert: Alert): AlertText => {
  const story = storyOf(alert);
  const subject = alertSubject(alert);
  return { subject, text: plainText(story), html: alertPage(story, subject), json: alertJson(alert) };
};
