import * as z from 'zod';
import { NO_ENGAGEMENT, type PlatformMessage } from '../message.ts';
import type { Time } from '../time.ts';
import { accountOutside } from './account.ts';
import { IGNORED, kept, together, withinReach } from './content.ts';
import { messageText, nativeId, optionally, personName } from './fields.ts';
import { readJson, readShape } from './json-body.ts';
import type { About, Delivery, DeliveryContent, Platform, PlatformSecret, Signer } from './platform.ts';
import { platformTime } from './platform-time.ts';
import { sameText, signerAmong } from './signature.ts';
import { titledText } from './titled-text.ts';

const Envelope = z.object({ events: z.array(z.unknown()) });
const Kind = z.object({ eventName: z.string(), eventData: z.unknown().optional() });

/** An id of a review stands in its address as it is. */
const reviewId = z.string().regex(/^[\w-]{1,64}$/, 'expected the id of a review');

const Deleted = z.object({ id: reviewId });

/** The reference, which is the customer's order, is not needed to hear the review and not kept. */
const Review = z.object({
  id: reviewId,
  title: optionally(messageText),
  text: messageText.nullish(),
  stars: optionally(z.number().int().min(1).max(5)),
  language: optionally(z.string().min(1).max(35)),
  createdAt: platformTime,
  updatedAt: optionally(platformTime),
  consumer: z.object({ id: nativeId, name: personName }),
});
type Review = z.output<typeof Review>;

/**
 * Trustpilot signs nothing and sends no header of our choice, so the address that it calls carries the secret:
 * `/webhooks/trustpilot/{account}?key=SECRET`. It stands in the query, of which no log keeps anything, and not in the path.
 */
const verify = ({ query }: Delivery, secrets: readonly PlatformSecret[]): Signer => {
  const given = query['key'] ?? '';
  return signerAmong(secrets, (secret) => sameText(given, secret));
};

function read(delivery: Delivery, signer: Signer, now: Time): DeliveryContent {
  const { events } = readShape(Envelope, readJson(delivery.body));
  const account = accountOutside(delivery, signer, 'trustpilot');
  return withinReach(together(events.map((event, index) => readEvent(event, `events.${index}`, account, now))), signer);
}

function readEvent(event: unknown, path: string, account: string, now: Time): DeliveryContent {
  const { eventName, eventData } = readShape(Kind, event, path);
  const below = `${path}.eventData`;
  switch (eventName) {
    case 'service-review-created':
      return kept({ type: 'message.created', message: messageOf(readShape(Review, eventData, below), account) });
    case 'service-review-updated': {
      const review = readShape(Review, eventData, below);
      // Trustpilot does not promise to tell when a review was changed; it is then changed when we hear of it.
      return kept({ type: 'message.updated', message: { ...messageOf(review, account), edited: review.updatedAt ?? now } });
    }
    case 'service-review-deleted':
      return kept({ type: 'message.deleted', id: `trustpilot:${readShape(Deleted, eventData, below).id}`, platform: 'trustpilot', account });
    default:
      return IGNORED;
  }
}

const messageOf = ({ id, title, text, stars, language, createdAt, consumer }: Review, account: string): PlatformMessage => ({
  id: `trustpilot:${id}`,
  platform: 'trustpilot',
  account,
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: consumer.id, name: consumer.name, role: 'customer' },
  text: titledText(title, text ?? ''),
  language,
  url: `https://www.trustpilot.com/reviews/${id}`,
  rating: stars,
  threadId: `trustpilot:${id}`,
  engagement: NO_ENGAGEMENT,
  sentAt: createdAt,
});

const about: About = {
  title: 'Trustpilot',
  scheme: 'The secret as `key` in the query of the address; Trustpilot signs nothing, so what it sends has no age',
  events: ['service-review-created', 'service-review-updated', 'service-review-deleted'],
  direction: 'Every review is a customer’s. The account is the one in the path.',
  notSupported: [
    'Product reviews: their form is not published.',
    'Replies of the company: Trustpilot pushes none, so a poller brings them into `standard`.',
  ],
};

/** Trustpilot service reviews. https://support.trustpilot.com/hc/en-us/articles/115015822068 */
export const trustpilot: Platform = { name: 'trustpilot', about, secrets: 'trustpilot', verify, read };
