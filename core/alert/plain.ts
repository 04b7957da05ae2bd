import type { Figure } from './figures.ts';
import { clock, count } from '../wording.ts';
import { CHART_SPAN, peakOf, sparkline } from './chart.ts';
import type { AlertStory, Chart, Quote } from './story.ts';

/** The story as plain text: for mail readers without HTML, for watches and for ears. Lines end in LF. */
export const plainText = (story: AlertStory): string =>
  [
    [`${story.badge.toUpperCase()}: ${story.headline}`, story.lead, story.time],
    link('Acknowledge', story.acknowledgeUrl),
    link('The incident', story.incidentUrl),
    section('What happened', story.history.map(row)),
    section(reactionsTitle(story), story.reactions.map(row)),
    section(
      'What to do now',
      story.actions.map((action, index) => `${index + 1}. ${action}`),
    ),
    section('The last two hours', chartLines(story.chart)),
    section('Loudest messages', story.quotes.flatMap(quote)),
    section('What people say', story.phrases.length === 0 ? [] : [story.phrases.join(' | ')]),
    section(figuresTitle(story), story.figures.map(row)),
    section('Why this alert', story.because),
    [`-- `, `Groundswell for ${story.brand}. You get this because your address is among the alert settings of this brand.`],
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .concat('\n');

/** The figures of an incident that is over are of its time, not of now. */
export const figuresTitle = ({ tone }: AlertStory): string => (tone === 'resolved' ? 'The figures while it lasted' : 'The figures');

/** How people reacted, told of something that goes on or of something that is over. */
export const reactionsTitle = ({ tone }: AlertStory): string => (tone === 'resolved' ? 'How it went' : 'So far');

function chartLines({ bars, timeZone }: Chart): string[] {
  const [first] = bars;
  if (first === undefined) return [];
  const times = `${clock(first.at, timeZone)} to ${clock(first.at + CHART_SPAN, timeZone)}`;
  return [`|${sparkline(bars)}|`, `${times}, messages in 5 minutes each, ${count(peakOf(bars))} at most`];
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title.toUpperCase(), ...lines]);
const row = ({ label, value }: Figure): string => `${label}: ${value}`;
const link = (label: string, url: string | undefined): string[] => (url === undefined ? [] : [`${label}: ${url}`]);
const quote = ({ by, text, url }: Quote): string[] => [`- ${by}`, `  > ${text}`, ...(url === undefined ? [] : [`  ${url}`])];
