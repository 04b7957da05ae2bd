import { signStandard, signX, type SignedDelivery } from '../signed-deliveries.ts';

/** Whose channels the proof speaks of. */
export const BRAND = 'harbour-line';
export const ACCOUNT = '900000000000000077';
export const X_SECRET = 'the consumer secret of the harbour line';
export const STANDARD_SECRET = `whsec_${Buffer.from('a secret for whoever brings messages in').toString('base64')}`;

/** The brand's document. It is large enough for one severity only, so that the whole flood is one alert. */
export const brandDocument = {
  brand: BRAND,
  name: 'Harbour Line',
  timeZone: 'Europe/Lisbon',
  accounts: [{ platform: 'x', account: ACCOUNT }],
  crisis: { minMessages: 40, minAuthors: 10 },
  alerts: { emails: ['press@example.com'] },
};

/** A question to the brand, as X delivers it. */
export const QUESTION_ID = '2100000000000000701';
export const question = (now: Date): SignedDelivery =>
  signX(X_SECRET, {
    data: {
      event_uuid: 'a1',
      event_type: 'post.mention.create',
      filter: { user_id: ACCOUNT },
      payload: {
        id: QUESTION_ID,
        author_id: '80000000000000701',
        text: '@harbourline when does the last boat to the island leave tomorrow?',
        created_at: now.toISOString(),
        conversation_id: QUESTION_ID,
        lang: 'en',
        public_metrics: { like_count: 1, retweet_count: 0, quote_count: 0, reply_count: 0, impression_count: 40 },
      },
      includes: { users: [{ id: '80000000000000701', username: 'rita_on_deck', name: 'Rita', public_metrics: { followers_count: 31 } }] },
    },
  });

export const FLOOD = 40;
const IN_ONE_DELIVERY = 10;

/** Angry posts of as many people, in signed deliveries of ten. */
export const flood = (now: Date): SignedDelivery[] =>
  Array.from({ length: FLOOD / IN_ONE_DELIVERY }, (_nothing, delivery) =>
    signStandard(
      STANDARD_SECRET,
      {
        type: 'message.created',
        timestamp: now.toISOString(),
        data: Array.from({ length: IN_ONE_DELIVERY }, (_none, index) => angryPost(delivery * IN_ONE_DELIVERY + index, now)),
      },
      { at: now.getTime() },
    ),
  );

const angryPost = (number: number, now: Date): object => ({
  id: `x:flood-${number}`,
  platform: 'x',
  account: ACCOUNT,
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: `passenger-${number}`, handle: `passenger${number}`, role: 'customer' },
  text: `The booking page is broken, and I have stood at pier ${number} since dawn. Awful.`,
  language: 'en',
  url: `https://example.com/posts/${number}`,
  threadId: `x:flood-${number}`,
  sentAt: new Date(now.getTime() - (FLOOD - number) * 1_000).toISOString(),
});
