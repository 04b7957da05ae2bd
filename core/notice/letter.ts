import { alertPage } from '../alert/html.ts';
import { plainText } from '../alert/plain.ts';
import { firstThatFits, type TopicMessage } from '../alert/topic-message.ts';
import type { Letter } from '../letter.ts';
import type { Notice } from '../notice.ts';
import { noticeJson, noticeWebhook } from './json.ts';
import { storyOfNotice } from './story.ts';
import { noticeSubject } from './subject.ts';

/** Stands for the brand where a whole installation is meant. */
const WHOLE = 'groundswell';

/** A notice as destinations deliver it. All of one kind and brand belong together: what is wrong, and that it is over. */
export const letterOfNotice = (notice: Notice): Letter => {
  const story = storyOfNotice(notice);
  const subject = noticeSubject(notice);
  const text = plainText(story);
  const brand = notice.brand?.brand ?? WHOLE;
  return {
    what: 'notice',
    id: notice.id,
    thread: `notice-${brand}-${notice.kind}`,
    brand,
    at: notice.at,
    urgent: false,
    first: false,
    subject,
    text,
    html: alertPage(story, subject),
    headers: { 'X-Groundswell-Notice': notice.kind },
    webhook: () => JSON.stringify(noticeWebhook(notice)),
    topic: () => onTopic(notice, brand, subject, text),
  };
};

/** For subscribers that filter by severity a notice has none that they would name. */
function onTopic(notice: Notice, brand: string, subject: string, text: string): TopicMessage {
  const json = noticeJson(notice);
  const attributes = { id: notice.id, brand, severity: 'info', kind: notice.kind, state: notice.state };
  return firstThatFits({ subject, text, attributes }, [json, { ...json, facts: [], actions: [] }]);
}
