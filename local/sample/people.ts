import type { Author } from '../../core/message.ts';
import type { Random } from './random.ts';
import type { Language } from './sentences/all.ts';

/** Where the sample's customers write, and the brand's account there. */
export const CHANNELS = {
  x: '4900170',
  facebook: '5550100',
  instagram: '5550200',
  messenger: '5550100',
  whatsapp: '5550300',
  reviews: 'wrenlow.example',
} as const;
export type Channel = keyof typeof CHANNELS;

/** Somebody of the sample's day, and how they are addressed. */
export interface Person {
  readonly author: Author;
  readonly firstName: string;
  readonly language: Language;
  readonly channel: Channel;
}

const FIRST_NAMES: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Ada',
    'Ben',
    'Cleo',
    'Dev',
    'Ellie',
    'Finn',
    'Grace',
    'Hugo',
    'Isla',
    'Jude',
    'Kemi',
    'Leo',
    'Maya',
    'Noor',
    'Owen',
    'Priya',
    'Rory',
    'Sana',
    'Theo',
    'Zoe',
  ],
  de: ['Anke', 'Bernd', 'Clara', 'Dirk', 'Emre', 'Frieda', 'Jana', 'Kai', 'Lotte', 'Malte', 'Nele', 'Ole', 'Svenja', 'Timo'],
  es: ['Alba', 'Bruno', 'Carmen', 'Diego', 'Elena', 'Hugo', 'Inés', 'Lucía', 'Mateo', 'Nuria'],
  fr: ['Aline', 'Basile', 'Chloé', 'Élise', 'Gaspard', 'Inès', 'Léo', 'Manon', 'Noé', 'Zélie'],
  pt: ['Beatriz', 'Caio', 'Duarte', 'Inês', 'Joana', 'Rui', 'Tiago', 'Vera'],
  it: ['Alice', 'Bruno', 'Chiara', 'Dario', 'Elisa', 'Luca', 'Marta', 'Nino'],
};
const THINGS = [
  'teapot',
  'lantern',
  'gravel',
  'pretzel',
  'marble',
  'puddle',
  'velvet',
  'cactus',
  'thimble',
  'walnut',
  'pebble',
  'ladder',
  'mitten',
  'tram',
  'noodle',
  'biscuit',
];

/** Makes up customers, each once. Nobody of them exists; messaging channels show a name only. */
export const createPeople = (random: Random): ((channel: Channel, language: Language) => Person) => {
  let count = 0;
  return (channel, language) => {
    count += 1;
    const firstName = random.pick(FIRST_NAMES[language]);
    const id = `customer-${10_000 + count}`;
    const name = `${firstName} ${String.fromCharCode(65 + random.below(26))}.`;
    if (channel === 'whatsapp' || channel === 'messenger') return { author: { id, name, role: 'customer' }, firstName, language, channel };
    const handle = `${random.pick(THINGS)}_${plain(firstName)}${10 + count}`;
    const followers = Math.floor(15 * Math.exp(random.between(0, 5)));
    const author: Author = channel === 'x' ? { id, handle, name, followers, role: 'customer' } : { id, handle, name, role: 'customer' };
    return { author, firstName, language, channel };
  };
};

const plain = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Who answers for the brand, by the initials that they sign with. */
export const AGENTS = ['AK', 'LM', 'JT'] as const;
export const agent = (initials: string): Author => ({
  id: `wrenlow-${initials.toLowerCase()}`,
  handle: 'wrenlow',
  name: `Wrenlow (${initials})`,
  role: 'agent',
});
/** The brand itself. */
export const BRAND_AUTHOR: Author = { id: 'wrenlow', handle: 'wrenlow', name: 'Wrenlow', followers: 88_400, verified: true, role: 'agent' };
