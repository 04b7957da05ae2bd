import type { BrandDocument } from './brand.ts';
import type { BuriedTelling } from './dead-letters.ts';
import type { Shaken } from './handshake.ts';
import type { Notice } from './notice.ts';
import { limitOf, messagesADay, type Heard, type SilenceSettings } from './silence.ts';
import type { Telling } from './telling.ts';
import { MINUTE, type Time } from './time.ts';
import { counted, duration, moment, roughly } from './wording.ts';

/** What operators read of silent accounts, lapsed handshakes and dead letters. */

type Fact = Notice['facts'][number];
const fact = (label: string, value: string): Fact => ({ label, value });

const addressed = (document: BrandDocument): NonNullable<Notice['brand']> => ({
  brand: document.brand,
  name: document.name,
  timeZone: document.timeZone,
});

const SILENT_ACTIONS = [
  'Write to the account yourself and see whether the message comes: that tells a quiet day from a broken channel.',
  'In the platform’s console: is the webhook still there, switched on, at the right address, with its events subscribed?',
  'Look for refused deliveries in the log: a 401 means that the secret is not the one that the platform signs with.',
  'See that the platform can reach us: the name, the certificate, the proxy or tunnel, the firewall.',
  'If so much quiet is usual here, set silentAfterMinutes of the account in the brand document, or take out an account that is not used any more.',
];

/** An account that should have spoken and did not, or that speaks again. */
export const silenceNotice = (document: BrandDocument, heard: Heard, settings: SilenceSettings, telling: Telling, now: Time): Notice => {
  const name = `${heard.platform} account ${heard.account}`;
  const isOver = telling.state === 'resolved';
  return {
    ...noticeOf(telling, now),
    kind: 'silence',
    brand: addressed(document),
    headline: isOver ? `The ${name} is heard again` : silentHeadline(name, heard, now),
    facts: [
      fact('Account', `${heard.platform} ${heard.account}`),
      heard.messages === 0
        ? fact('Waited for since', moment(heard.firstAt, document.timeZone))
        : fact('Last heard', moment(heard.lastAt, document.timeZone)),
      ...(isOver ? [fact('Silent since', moment(telling.since, document.timeZone))] : usualFacts(heard, settings)),
    ],
    actions: isOver
      ? ['Nothing has to be done now. What customers wrote meanwhile comes only if the platform delivers it again: look there for what is missing.']
      : SILENT_ACTIONS,
  };
};

const silentHeadline = (name: string, { messages, lastAt }: Heard, now: Time): string =>
  messages === 0 ? `The ${name} has not been heard yet, for ${duration(now - lastAt)}` : `The ${name} has been silent for ${duration(now - lastAt)}`;

function usualFacts(heard: Heard, settings: SilenceSettings): readonly Fact[] {
  const pace = messagesADay(heard);
  const limit = limitOf(heard, settings);
  return [
    ...(heard.longestGap < MINUTE ? [] : [fact('Longest usual pause', duration(heard.longestGap))]),
    ...(pace === undefined ? [] : [fact('Usual pace', `about ${counted(Math.max(1, Math.round(pace)), 'message')} a day`)]),
    ...(limit === undefined
      ? []
      : [
          fact(
            'Reported after',
            `${duration(limit)}, ${settings.silentAfterMinutes === undefined ? 'by its usual pauses' : 'as the brand document says'}`,
          ),
        ]),
  ];
}

/** A platform's handshake that was not renewed in time, or that is renewed. */
export const handshakeNotice = (document: BrandDocument, { platform, account, at, until }: Shaken, telling: Telling, now: Time): Notice => {
  const name = account === undefined ? platform : `${platform} account ${account}`;
  const isOver = telling.state === 'resolved';
  return {
    ...noticeOf(telling, now),
    // Several brands may be told of one handshake.
    id: `${telling.id}:${document.brand}`,
    kind: 'handshake',
    brand: addressed(document),
    headline: isOver ? `The handshake of ${name} is renewed` : `The handshake of ${name} lapsed ${duration(now - until)} ago`,
    facts: [
      fact('Webhook', `/webhooks/${platform}`),
      ...(account === undefined ? [] : [fact('Account', account)]),
      fact('Last handshake', moment(at, document.timeZone)),
      fact(isOver ? 'Holds until' : 'Held until', moment(until, document.timeZone)),
    ],
    actions: isOver
      ? ['Nothing has to be done now. Deliveries that were missed meanwhile may have to be asked for at the platform.']
      : [
          'Renew it: at X, validate the webhook again in the developer console; at YouTube, subscribe at the hub again and see why the timer did not.',
          'See that GET requests of the platform reach us and are answered with 200: the name, the certificate, the proxy or tunnel, the firewall.',
          'A handshake that is refused with 403 or 404 means that the secret, or the account that it names, is not ours any more.',
        ],
  };
};

/** Deliveries that nobody could analyse, or that there are none any more. */
export const deadLettersNotice = ({ id, state, since, count }: BuriedTelling, now: Time): Notice => ({
  ...noticeOf({ id, state, since }, now),
  kind: 'dead-letters',
  headline: state === 'resolved' ? 'There are no dead letters any more' : `Dead letters: ${counted(count, 'message')} could not be analysed`,
  facts:
    state === 'resolved'
      ? [fact('First seen', moment(since, 'UTC'))]
      : [fact('Dead letters', roughly(count)), fact('First seen', moment(since, 'UTC'))],
  actions:
    state === 'resolved'
      ? ['Nothing has to be done: they were redriven.']
      : [
          'Read why: npm run redrive -- --list shows each with its reason.',
          'Mend the cause: a newer version, room on the disk, or an engine of moods that answers.',
          'Put them back with npm run redrive: nothing of them is lost, and what was stored already is not stored twice.',
        ],
});

const noticeOf = ({ id, state, since }: Pick<Telling, 'id' | 'state' | 'since'>, at: Time) => ({ id, state, since, at });
