import * as z from 'zod';
import { addVoices, sharesOf, voicesOf, type Voices } from '../../core/share-of-voice.ts';
import { brandClock } from '../brand-clock.ts';
import type { ApiResult } from '../ports.ts';
import { walkMessages } from '../walk-messages.ts';
import { json } from './answers.ts';
import { type PeriodQuery, periodOf, Reckoned, reckonedOf } from './period.ts';
import type { CareApiPorts } from './ports.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';

const count = z.number().int();

/** How often a name was spoken of, and in what mood. The mood is of the messages that were read and name nobody else. */
export const VoiceShare = z.object({ name: z.string(), messages: count, read: count, negatives: count, positives: count, share: z.number() });

export const CompetitorsAnswer = Reckoned.extend({
  /** Messages that were looked at, of customers and of the brand. */
  messages: count,
  /** The brand's own line. */
  own: VoiceShare,
  /** Its competitors, the most spoken of first. */
  items: z.array(VoiceShare),
});

/** `GET /brands/{brand}/competitors`: how much of what is said is said of each, and how it sounds. */
export const listCompetitors =
  (ports: Pick<CareApiPorts, 'brands' | 'messages' | 'pulses' | 'watches' | 'now'>) =>
  async ({ principal, subject, query }: Question<PeriodQuery>): Promise<ApiResult> => {
    const brand = await visibleBrand(ports.brands, principal, subject);
    const period = periodOf(query, await brandClock(ports, brand.brand));
    let voices: Voices = new Map();
    const { messages, ...heard } = await walkMessages(ports, brand.brand, period, (message) => {
      voices = addVoices(voices, voicesOf(message, brand));
    });
    const [own, ...items] = sharesOf(voices, brand).toSorted((a, b) => Number(b.name === brand.name) - Number(a.name === brand.name));
    return json(z.encode(CompetitorsAnswer, { ...reckonedOf(period, heard), messages, own: own ?? nothingOf(brand.name), items }));
  };

const nothingOf = (name: string): z.output<typeof VoiceShare> => ({ name, messages: 0, read: 0, negatives: 0, positives: 0, share: 0 });
