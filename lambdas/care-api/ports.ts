import type { Brands, Conversations, Inbox, Incidents, Log, Messages, Now, Pulses, Watches } from '../ports.ts';

/** What the API needs from the world. Each resource names the part of it that it needs itself. */
export interface CareApiPorts {
  readonly inbox: Pick<Inbox, 'depth'>;
  readonly messages: Pick<Messages, 'count' | 'inConversation' | 'page'>;
  readonly conversations: Pick<Conversations, 'list' | 'load' | 'page'>;
  readonly pulses: Pick<Pulses, 'firstMinute' | 'range'>;
  readonly incidents: Pick<Incidents, 'countOpen' | 'list' | 'load' | 'save'>;
  readonly brands: Pick<Brands, 'list' | 'load' | 'save'>;
  readonly watches: Pick<Watches, 'load'>;
  readonly log: Log;
  readonly now: Now;
  /** The program's version, as /health tells it. */
  readonly version: string;
}
