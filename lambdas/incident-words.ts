import type { BrandDocument } from '../core/brand.ts';
import type { Incident } from '../core/incident.ts';
import { DRIVING } from '../core/evidence.ts';
import { joined, ofMatter, type Matter, type Said } from '../core/matter.ts';
import { messageOf } from '../core/message-record.ts';
import { trackRecord } from '../core/track-record.ts';
import { embeddedKeyPhrases } from './embedded-key-phrases.ts';
import type { KeyPhrases } from './mood-ports.ts';
import type { Incidents, Messages, Pulses } from './ports.ts';

export interface WordPorts {
  readonly messages: Pick<Messages, 'load'>;
  readonly pulses: Pick<Pulses, 'range'>;
  readonly incidents: Pick<Incidents, 'list'>;
  /** @default embeddedKeyPhrases */
  readonly keyPhrases?: KeyPhrases;
}

/** So many negative messages, the newest of the loudest of each minute, tell what it is about. */
const MESSAGES_FOR_WORDS = 40;
/** How right the rules have been is told by so many earlier incidents. */
const TRACK_RECORD = 50;

/**
 * An incident whose evidence is new, with what takes the texts and the past: what its messages are about, and how right its rules have been.
 * `others` is what other running incidents of the brand are about: their messages are not its own.
 */
export const withWords = async (ports: WordPorts, brand: BrandDocument, incident: Incident, others: readonly Matter[]): Promise<Incident> => {
  const { from, to, driving } = incident.evidence;
  const loud = (await ports.pulses.range(incident.brand, from, to)).flatMap(({ loudest }) => loudest.map(({ id }) => id)).toReversed();
  const about = incident.about ?? {};
  const said = ofMatter(await saidIn(ports, incident.brand, [...driving, ...loud], MESSAGES_FOR_WORDS), about, others);
  const earlier = await ports.incidents.list(incident.brand, { limit: TRACK_RECORD });
  const precision = trackRecord(
    earlier.filter(({ id }) => id !== incident.id),
    incident.rules,
  );
  const phrases = await (ports.keyPhrases ?? embeddedKeyPhrases).of(said, [brand.name]);
  return {
    ...incident,
    evidence: {
      ...incident.evidence,
      driving: others.length === 0 ? driving : said.map(({ id }) => id).slice(0, DRIVING),
      phrases: [...phrases],
      ...(precision.length === 0 ? {} : { precision }),
    },
    about: joined(about, said, [brand.name]),
  };
};

/** What some messages say, at most so many of them. */
export const saidIn = async (
  { messages }: Pick<WordPorts, 'messages'>,
  brand: string,
  ids: readonly string[],
  most: number,
): Promise<readonly Said[]> => {
  const records = await messages.load(brand, [...new Set(ids)].slice(0, most));
  return [...records.values()].flatMap(({ value }) => {
    const message = messageOf(value, brand);
    if (message === undefined || message.deleted === true) return [];
    return [{ id: message.id, author: message.author.id, language: message.language ?? 'unknown', text: message.text }];
  });
};
