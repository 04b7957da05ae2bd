import { MINUTE, type Time } from '../../core/time.ts';
import { table } from '../figures.ts';
import { SIZES } from './brands.ts';
import { OURS, type Outcome } from './judge-week.ts';
import { PEERS } from './peers.ts';
import { SCENARIOS } from './scenarios.ts';
import { scoreOf, type Score } from './score.ts';

/** All that is to be said of the weeks, for people. */
export const reportOf = (outcomes: readonly Outcome[]): string =>
  [
    ASSUMPTIONS,
    `All ${outcomes.length} brand-weeks:\n${table([OURS, ...PEERS.map(({ name }) => name)].map((name) => row(name, scoreOf(outcomes, name))))}`,
    `${OURS}, by scenario:\n${table(
      groups(
        outcomes,
        ({ scenario }) => scenario,
        SCENARIOS.map(({ name }) => name),
      ),
    )}`,
    `${OURS}, by size (messages of an ordinary day: ${sizesInWords()}):\n${table(groups(outcomes, ({ size }) => size, Object.keys(SIZES)))}`,
    `${OURS}, by what came before:\n${table(groups(outcomes, ({ warm }) => (warm ? 'an ordinary week' : 'nothing'), ['nothing', 'an ordinary week']))}`,
    `False alarms and repeats, and crises found, by scenario:\n${table(besidePeers(outcomes))}`,
    troublesOf(outcomes),
  ].join('\n\n');

const ASSUMPTIONS = `Invented weeks, drawn by chance as minute pulses; moods are as the mood engine read them, without its mistakes. Default settings for every brand.
Half of the weeks have nothing before them, the others one ordinary week. An alarm from a crisis's onset to an hour after its end finds it; a second
one is a repeat and counts as false, except under "kind". A slow burn may be told of as soon as twice as many negative messages as usual come
and their share is halfway from the usual one to the 45 % that make the crisis. One troll and a few bots are no crisis of people. Peers: an alarm when the rule begins to hold, then
6 hours of silence (the largest lever of all); ours: an incident, which is one until the mood has recovered, and an hour of silence after it.`;

const sizesInWords = (): string =>
  Object.entries(SIZES)
    .map(([name, perDay]) => `${name} ${perDay.toLocaleString('en-GB')}`)
    .join(', ');

function groups(outcomes: readonly Outcome[], keyOf: (outcome: Outcome) => string, keys: readonly string[]): Record<string, string>[] {
  const all = keys.map((key) => ({ key, of: outcomes.filter((outcome) => keyOf(outcome) === key) }));
  return all.filter(({ of }) => of.length > 0).map(({ key, of }) => row(key, scoreOf(of, OURS)));
}

const row = (name: string, score: Score): Record<string, string> => ({
  '': name,
  weeks: String(score.weeks),
  crises: String(score.crises),
  found: String(score.found),
  false: String(score.falseAlarms),
  repeats: String(score.repeats),
  recall: ratio(score.recall),
  precision: ratio(score.precision),
  kind: ratio(score.kindPrecision),
  'median delay': minutes(score.medianDelay),
  'p90 delay': minutes(score.p90Delay),
  'alerts a week': score.alertsAWeek.toFixed(2),
});

const ratio = (number: number): string => (Number.isNaN(number) ? '-' : number.toFixed(3));
const minutes = (number: number): string => (Number.isNaN(number) ? '-' : `${number.toFixed(0)} min`);

/** Each cell: crises found of all, and false alarms with repeats after a plus sign. */
function besidePeers(outcomes: readonly Outcome[]): Record<string, string>[] {
  const cell = (of: readonly Outcome[], detector: string): string => {
    const { crises, found, falseAlarms, repeats } = scoreOf(of, detector);
    return `${crises === 0 ? '' : `${found}/${crises} `}+${falseAlarms + repeats}`;
  };
  const named = SCENARIOS.map(({ name }) => ({ name, of: outcomes.filter(({ scenario }) => scenario === name) }));
  return named
    .filter(({ of }) => of.length > 0)
    .map(({ name, of }) => ({ '': name, ...Object.fromEntries([OURS, ...PEERS.map((peer) => peer.name)].map((each) => [each, cell(of, each)])) }));
}

/** Every crisis that was missed and everything that was raised wrongly, with the product's own words. */
function troublesOf(outcomes: readonly Outcome[]): string {
  const lines = outcomes.flatMap((outcome) => {
    const { index, scenario, size, warm, from, raised, verdicts } = outcome;
    const ours = verdicts.find(({ detector }) => detector === OURS);
    const place = `${scenario}, ${size}, ${warm ? 'warm' : 'cold'}, week ${index}`;
    const words = (at: Time): string => raised.find(({ openedAt }) => openedAt === at)?.because.join(' ') ?? '';
    return [
      ...(ours?.missed ?? []).map(({ onset, to }) => `  missed (${place}): ${clock(onset - from)} to ${clock(to - from)}`),
      ...(ours?.falseAlarms ?? []).map((at) => `  false alarm (${place}): ${clock(at - from)} ${words(at)}`),
      ...(ours?.repeats ?? []).map((at) => `  repeat (${place}): ${clock(at - from)} ${words(at)}`),
    ];
  });
  return `Missed by ${OURS}, or raised wrongly (day of the week, 0 to 6, and time):\n${lines.join('\n') || '  nothing'}`;
}

function clock(since: Time): string {
  const total = Math.round(since / MINUTE);
  const part = (number: number): string => String(number).padStart(2, '0');
  return `${Math.floor(total / 1_440)} ${part(Math.floor(total / 60) % 24)}:${part(total % 60)}`;
}
