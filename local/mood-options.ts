import { SURE_AT } from '../core/second-opinion.ts';

/** Who reads the moods. Only the embedded engine asks nobody on the internet. */
export type MoodOptions =
  | { readonly engine: 'embedded' }
  | { readonly engine: 'comprehend'; readonly region: string }
  | {
      readonly engine: 'hybrid';
      readonly region: string;
      /** How sure the embedded engine must be for its answer to hold. */
      readonly sureAt: number;
      /** What Comprehend may cost in a day of UTC, in US dollars. */
      readonly dollarsPerDay: number;
    };

/** What belongs to which engine. A flag without effect would let somebody believe in one. */
const FLAGS_OF = {
  embedded: [],
  comprehend: ['comprehend-region'],
  hybrid: ['comprehend-region', 'comprehend-budget', 'sure-at'],
} as const satisfies Record<MoodOptions['engine'], readonly string[]>;

/** The flags as they are given. */
type MoodFlags = Readonly<Partial<Record<'mood' | (typeof FLAGS_OF)['hybrid'][number], string>>>;
type Refuse = (words: string) => never;

/** A day's budget in US dollars that nobody has to think about: 33,000 short texts. */
const DOLLARS_A_DAY = 10;

/** Reads the flags of the moods. What cannot be used is refused in words that name the flag. */
export const moodOptionsOf = (flags: MoodFlags, refuse: Refuse): MoodOptions => {
  const { mood: engine = 'embedded' } = flags;
  if (!isEngine(engine)) return refuse(`--mood takes ${Object.keys(FLAGS_OF).join(', ')}, not "${engine}".`);
  const allowed: readonly string[] = FLAGS_OF[engine];
  const idle = FLAGS_OF.hybrid.find((flag) => flags[flag] !== undefined && !allowed.includes(flag));
  if (idle !== undefined) return refuse(`--${idle} does nothing with --mood ${engine}: leave it out, or choose another engine.`);
  if (engine === 'embedded') return { engine };
  const region = regionOf(engine, flags['comprehend-region'], refuse);
  if (engine === 'comprehend') return { engine, region };
  return {
    engine,
    region,
    sureAt: numberOf('--sure-at', flags['sure-at'], { usual: SURE_AT, least: 0.25, most: 1 }, refuse),
    dollarsPerDay: numberOf('--comprehend-budget', flags['comprehend-budget'], { usual: DOLLARS_A_DAY, least: 0, most: 1_000_000 }, refuse),
  };
};

const isEngine = (text: string): text is MoodOptions['engine'] => Object.hasOwn(FLAGS_OF, text);

function regionOf(engine: string, text: string | undefined, refuse: Refuse): string {
  if (text === undefined)
    return refuse(`--mood ${engine} sends texts to Amazon Comprehend: say in which region, with --comprehend-region eu-west-1 for one.`);
  return /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(text) ? text : refuse(`--comprehend-region takes a region of AWS such as eu-west-1, not "${text}".`);
}

interface Range {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

function numberOf(flag: string, text: string | undefined, { usual, least, most }: Range, refuse: Refuse): number {
  const number = text === undefined ? usual : Number(text);
  const isNumber = text === undefined || /^\d+(?:\.\d+)?$/.test(text);
  return isNumber && number >= least && number <= most ? number : refuse(`${flag} takes a number from ${least} to ${most}, not "${text}".`);
}
