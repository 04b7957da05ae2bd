import { firstThatFits } from '../alert/topic-message.ts';
import type { CareEventType } from '../care-events.ts';
import type { Conversation } from '../conversation.ts';
import type { Letter } from '../letter.ts';
import type { Time } from '../time.ts';
import { careEventWebhook } from './json.ts';

/** What is told: which event, when it was, and the conversation as it is now. */
export interface ToldEvent {
  readonly id: string;
  readonly type: CareEventType;
  readonly at: Time;
  readonly conversation: Conversation;
  readonly url?: string | undefined;
}

/** An event as destinations deliver it. It is for programs: people get the name of the event and where to look. */
export const letterOfEvent = ({ id, type, at, conversation, url }: ToldEvent): Letter => {
  const { brand, id: thread, status } = conversation;
  const body = () => careEventWebhook(type, at, conversation, url);
  const text = `${type}\n${url ?? thread}\n`;
  const attributes = { id, brand, severity: 'info', kind: type, state: status };
  return {
    what: 'event',
    id,
    thread,
    brand,
    at,
    urgent: false,
    first: false,
    subject: type,
    text,
    html: '',
    headers: {},
    webhook: () => JSON.stringify(body()),
    topic: () => firstThatFits({ subject: type, text, attributes }, [body()]),
  };
};
