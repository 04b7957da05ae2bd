import { hashOf, type Profile } from './features.ts';
import type { Spelling } from './tokens.ts';

/** How moods are read in each language: what turns a word into its opposite, and how long the letter n-grams are. */
interface Grammar extends Spelling {
  readonly negators: string;
  readonly turns: string;
  readonly grams: { readonly least: number; readonly most: number };
}

const LATIN = { joinsApostrophes: false, hasUmlauts: false, grams: { least: 4, most: 5 } };

const GRAMMARS = {
  en: {
    ...LATIN,
    joinsApostrophes: true,
    negators: `not no never cannot cant dont doesnt didnt isnt wasnt arent werent wont wouldnt couldnt shouldnt havent hasnt hadnt aint without nobody
      nothing neither nor hardly barely zero`,
    turns: 'but however though although yet',
  },
  es: { ...LATIN, negators: 'no ni nunca jamás sin nadie nada tampoco ningún ninguna', turns: 'pero aunque sino' },
  fr: { ...LATIN, negators: 'ne n pas jamais rien sans aucun aucune ni', turns: 'mais pourtant cependant' },
  de: {
    ...LATIN,
    hasUmlauts: true,
    negators: 'nicht kein keine keinen keiner keinem nie niemals nichts niemand ohne weder nix ned net kaum',
    turns: 'aber jedoch trotzdem sondern obwohl',
  },
  it: { ...LATIN, negators: 'non né mai senza nessuno nessuna niente nulla neanche', turns: 'ma però tuttavia' },
  pt: { ...LATIN, negators: 'não nem nunca jamais sem ninguém nada nenhum nenhuma', turns: 'mas porém embora' },
  ar: { ...LATIN, grams: { least: 3, most: 4 }, negators: 'لا ما لم لن ليس مش مو مب ولا بدون غير بلا', turns: 'لكن بس' },
  hi: {
    ...LATIN,
    joinsApostrophes: true,
    grams: { least: 3, most: 5 },
    negators: 'nahi nhi nahin na not no never bina mat नहीं न मत बिना',
    turns: 'but lekin par magar लेकिन पर मगर',
  },
  ja: { ...LATIN, negators: '', turns: '' },
  ko: { ...LATIN, grams: { least: 2, most: 3 }, negators: '안 못', turns: '그런데 근데 하지만' },
  zh: { ...LATIN, negators: '', turns: '' },
} satisfies Record<string, Grammar>;

/** The languages that the engine reads. Chinese in traditional characters, `zh-TW`, is read as `zh`. */
export type ReadLanguage = keyof typeof GRAMMARS;
export const READ_LANGUAGES = Object.keys(GRAMMARS) as readonly ReadLanguage[];

/** The language whose reader reads a text in `language`, an ISO 639-1 code or `zh-TW`. */
export const readableAs = (language: string): ReadLanguage | undefined =>
  READ_LANGUAGES.find((known) => known === language || language === `${known}-TW`);

const known = new Map<ReadLanguage, Profile>();

/** The profile of a language, made when it is first asked for. */
export const profileOf = (language: ReadLanguage): Profile => {
  const made = known.get(language) ?? profile(GRAMMARS[language]);
  known.set(language, made);
  return made;
};

function profile({ negators, turns, ...rest }: Grammar): Profile {
  const hashes = (words: string): ReadonlySet<number> =>
    new Set(
      words
        .split(/\s+/u)
        .filter((word) => word !== '')
        .map((word) => hashOf(word, rest)),
    );
  return { ...rest, negators: hashes(negators), turns: hashes(turns) };
}
