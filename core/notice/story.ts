import { cutTo, oneLine } from '../alert/foreign-text.ts';
import { INSTALLATION, type AlertStory } from '../alert/story.ts';
import type { Notice } from '../notice.ts';
import { counted, moment } from '../wording.ts';
import { noticeBadge } from './subject.ts';

/** So many facts are shown to people, and so much of each; machines get them all. */
const FACTS = 40;
const LONGEST = 300;

/** What a notice says, decided once for every form it takes. */
export const storyOfNotice = (notice: Notice): AlertStory => ({
  tone: notice.state === 'resolved' && notice.kind !== 'digest' ? 'resolved' : 'watch',
  badge: noticeBadge(notice),
  brand: notice.brand === undefined ? INSTALLATION : oneLine(notice.brand.name),
  headline: shown(notice.headline),
  lead: leadOf(notice),
  time: timeOf(notice),
  bars: [],
  chart: { bars: [], timeZone: 'UTC' },
  history: [],
  reactions: [],
  actions: notice.actions.slice(0, FACTS).map(shown),
  quotes: [],
  phrases: [],
  figures: figuresOf(notice),
  because: [],
});

const shown = (text: string): string => cutTo(oneLine(text), LONGEST);

function figuresOf({ facts }: Notice): { label: string; value: string }[] {
  const figures = facts.slice(0, FACTS).map(({ label, value }) => ({ label: shown(label), value: shown(value) }));
  return facts.length <= FACTS ? figures : [...figures, { label: 'And', value: counted(facts.length - FACTS, 'more', 'more') }];
}

function timeOf({ kind, state, since, at, brand }: Notice): string {
  const zone = brand?.timeZone ?? 'UTC';
  return state === 'resolved' || kind === 'digest' ? `From ${moment(since, zone)} to ${moment(at, zone)}` : `Since ${moment(since, zone)}`;
}

/** What a notice of this kind means, for whoever gets the first of them. */
function leadOf({ kind, state }: Notice): string {
  if (state === 'resolved' && kind !== 'digest') return 'This is over.';
  switch (kind) {
    case 'silence':
      return 'From here, an account that nobody writes to looks the same as a connection that broke.';
    case 'handshake':
      return 'Until it is renewed, nothing is heard from there.';
    case 'dead-letters':
      return 'They are kept, and can be analysed once the cause is mended.';
    case 'undelivered':
      return 'Whoever relies on it has not been told.';
    case 'guidance':
      return 'An employee of the roster wrote it. It touches law or regulation, so that somebody else should look at it, too.';
    case 'digest':
      return 'The last day in figures.';
    default:
      return kind satisfies never;
  }
}
