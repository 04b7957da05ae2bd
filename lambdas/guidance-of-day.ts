import type { BrandDocument } from '../core/brand.ts';
import { guidanceOf, type Guidance } from '../core/guidance.ts';
import { givesGuidance } from '../core/notice/guidance.ts';
import type { Time } from '../core/time.ts';
import { messagesInTime } from './care-api/messages-in-time.ts';
import type { Messages, Moment, Pulses } from './ports.ts';

export interface GuidancePorts {
  readonly messages: Pick<Messages, 'load'>;
  readonly pulses: Pick<Pulses, 'timeline'>;
}

const PAGE = 500;
/** Of a day so many messages are looked at, the first: what a day of a large brand has. */
const MOST = 20_000;

/** What a brand's employees should know of what they said in public in [from, to). A brand without roster or guidelines reads nothing. */
export const guidanceBetween = async (ports: GuidancePorts, brand: BrandDocument, from: Time, to: Time): Promise<readonly Guidance[]> => {
  const found: Guidance[] = [];
  if (!givesGuidance(brand)) return found;
  let after: Moment | undefined = { sentAt: from, id: '' };
  for (let looked = 0; looked < MOST && after !== undefined; looked += PAGE) {
    const page = await messagesInTime(ports, brand.brand, after, PAGE);
    const ofDay = page.map(({ message }) => message).filter(({ sentAt }) => sentAt < to);
    found.push(...guidanceOf(ofDay, brand));
    after = ofDay.length < PAGE ? undefined : page.at(-1)?.moment;
  }
  return found;
};
