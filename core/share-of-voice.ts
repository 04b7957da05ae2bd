import type { BrandDocument } from './brand.ts';
import { competitorsIn, namesBrand } from './competitors.ts';
import { employeeOf } from './employees.ts';
import type { Message } from './message.ts';
import { wasRead } from './sentiment.ts';

/** How often a name was spoken of, and in what mood: counts that add up, in whatever order. */
export interface Voice {
  readonly messages: number;
  /** Messages whose mood was read, and that name nobody else: with whom a message is unhappy that names two cannot be told. */
  readonly read: number;
  readonly negatives: number;
  readonly positives: number;
}

/** By name; the brand's own is there too. */
export type Voices = ReadonlyMap<string, Voice>;

/** One line of the share of voice: of all that was said of the brand and its competitors, so much was said of this one, 0 to 1. */
export interface VoiceShare extends Voice {
  readonly name: string;
  readonly share: number;
}

const SILENCE: Voice = { messages: 0, read: 0, negatives: 0, positives: 0 };

/** What one message adds: nothing when it is no customer's, or was deleted. */
export const voicesOf = (message: Message, brand: BrandDocument): Voices => {
  const { direction, author, deleted, sentiment } = message;
  if (deleted === true || direction !== 'inbound' || author.role !== 'customer' || employeeOf(message, brand) !== undefined) return new Map();
  const names = namesIn(message, brand);
  const isRead = names.length === 1 && wasRead(sentiment);
  const voice: Voice = {
    messages: 1,
    read: Number(isRead),
    negatives: Number(isRead && sentiment.label === 'NEGATIVE'),
    positives: Number(isRead && sentiment.label === 'POSITIVE'),
  };
  return new Map(names.map((name) => [name, voice]));
};

/** Two counts together. */
export const addVoices = (one: Voices, other: Voices): Voices => {
  const names = [...new Set([...one.keys(), ...other.keys()])];
  return new Map(names.map((name) => [name, sum(one.get(name) ?? SILENCE, other.get(name) ?? SILENCE)]));
};

/** The brand and each of its competitors, the most spoken of first. Who is no competitor any more is left out. */
export const sharesOf = (voices: Voices, { name, competitors }: Pick<BrandDocument, 'name' | 'competitors'>): VoiceShare[] => {
  const lines = [name, ...competitors.map((competitor) => competitor.name)].map((name) => ({ name, ...(voices.get(name) ?? SILENCE) }));
  const all = lines.reduce((total, { messages }) => total + messages, 0);
  return lines
    .map((line) => ({ ...line, share: all === 0 ? 0 : line.messages / all }))
    .toSorted((a, b) => b.messages - a.messages || (a.name < b.name ? -1 : 1));
};

/** Who is spoken of. In the brand's own threads it is the brand, whomever else they name. */
function namesIn({ kind, text }: Message, brand: BrandDocument): string[] {
  const competitors = competitorsIn(text, brand).map(({ name }) => name);
  return competitors.length > 0 && kind === 'post' && !namesBrand(text, brand) ? competitors : [brand.name, ...competitors];
}

const sum = (one: Voice, other: Voice): Voice => ({
  messages: one.messages + other.messages,
  read: one.read + other.read,
  negatives: one.negatives + other.negatives,
  positives: one.positives + other.positives,
});
