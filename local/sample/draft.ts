import type { Author, Engagement, PlatformMessage } from '../../core/message.ts';
import type { Time } from '../../core/time.ts';
import { CHANNELS, type Channel } from './people.ts';

/** A message of the sample before the day is in order: it points at what it answers instead of naming an id. */
export interface Draft {
  readonly channel: Channel;
  readonly kind: PlatformMessage['kind'];
  readonly author: Author;
  readonly text: string;
  /** As the platform tells it; not all do. */
  readonly language?: string | undefined;
  readonly at: Time;
  readonly parent?: Draft | undefined;
  /** The customer of a direct message, whose thread it is. */
  readonly customer?: string | undefined;
  readonly engagement?: Partial<Engagement> | undefined;
}

/** One line of a replay file: a message as the Standard Webhooks inlet takes it in `data`. */
export type Line = Omit<PlatformMessage, 'sentAt' | 'edited'> & { readonly sentAt: string };

/** The drafts in time order, each with an id, as lines of a replay file. */
export const linesOf = (drafts: readonly Draft[]): Line[] => {
  const inOrder = drafts.toSorted((a, b) => a.at - b.at);
  const ids = new Map(inOrder.map((draft, index) => [draft, `${draft.channel}:20260312${String(index + 1).padStart(5, '0')}`]));
  const idOf = (draft: Draft): string => {
    const id = ids.get(draft);
    if (id === undefined) throw new Error(`a message answers one that is not part of the day: ${draft.text}`);
    return id;
  };
  return inOrder.map((draft) => lineOf(draft, idOf));
};

function lineOf(draft: Draft, idOf: (draft: Draft) => string): Line {
  const { channel, kind, author, text, language, parent, customer, engagement } = draft;
  const id = idOf(draft);
  return {
    id,
    platform: channel,
    account: CHANNELS[channel],
    kind,
    visibility: kind === 'direct' ? 'private' : 'public',
    direction: author.role === 'agent' || author.role === 'automation' ? 'outbound' : 'inbound',
    author,
    text,
    ...(language === undefined ? {} : { language }),
    ...(kind === 'direct' ? {} : { url: `https://posts.example/${id.replace(':', '/')}` }),
    threadId: customer === undefined ? idOf(rootOf(draft)) : `direct-${customer}`,
    ...(parent === undefined ? {} : { inReplyTo: idOf(parent) }),
    engagement: { likes: 0, shares: 0, replies: 0, views: 0, ...engagement },
    sentAt: new Date(draft.at).toISOString(),
  };
}

const rootOf = (draft: Draft): Draft => (draft.parent === undefined ? draft : rootOf(draft.parent));
