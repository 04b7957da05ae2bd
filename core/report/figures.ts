import { figuresOf, type Figure } from '../alert/figures.ts';
import { emptyPulse, merge, peopleOf, type Pulse } from '../pulse.ts';
import { count, counted, duration, windowLength } from '../wording.ts';
import type { ReportFacts } from './facts.ts';
import { momentsOf } from './moments.ts';

/** The figures of the whole incident, then those that it was judged by. */
export const keyFigures = (facts: ReportFacts): readonly Figure[] => [...wholeOf(facts), ...figuresOf(facts)];

/** None where no minute is kept. */
function wholeOf(facts: ReportFacts): Figure[] {
  const { span, incident } = facts;
  const steps = facts.steps.filter(({ minute, messages }) => minute >= span.opening && messages > 0);
  const peak = steps.toSorted((a, b) => b.negatives - a.negatives || a.minute - b.minute)[0];
  if (peak === undefined) return [];
  const whole = steps.reduce(merge, emptyPulse(span.opening));
  const { authors, negativeAuthors } = peopleOf(whole);
  const label = span.endsEarly ? `First ${duration(span.to - span.opening)}` : incident.state === 'resolved' ? 'While it lasted' : 'So far';
  const people = `${counted(authors, 'person', 'people')}, of whom ${count(negativeAuthors)} unhappy`;
  return [
    { label, value: `${counted(whole.messages, 'message')}, ${count(whole.negatives)} negative, from ${people}` },
    ...(peak.negatives === 0 ? [] : [{ label: 'Peak', value: peakText(facts, peak) }]),
  ];
}

function peakText({ span, incident, brand, now }: ReportFacts, peak: Pulse): string {
  const at = momentsOf(incident, now, brand.timeZone)(stepStart(span, peak));
  return `${count(peak.negatives)} of ${counted(peak.messages, 'message')} negative in the ${windowLength({ from: 0, to: span.step })} from ${at}`;
}

/** Where the step begins that a pulse of the span lies in. */
export const stepStart = ({ opening, step }: ReportFacts['span'], { minute }: Pick<Pulse, 'minute'>): number =>
  opening + Math.floor((minute - opening) / step) * step;
