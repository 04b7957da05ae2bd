import * as z from 'zod';
import { undescribedBrand } from '../../core/brand.ts';
import type { Incident } from '../../core/incident.ts';
import { messageOf } from '../../core/message-record.ts';
import type { Message } from '../../core/message.ts';
import { QUOTED, type ReportFacts } from '../../core/report/facts.ts';
import { reportHtml } from '../../core/report/html.ts';
import { reportMarkdown } from '../../core/report/markdown.ts';
import { reportOf, type Report } from '../../core/report/report.ts';
import { reportSpan } from '../../core/report/span.ts';
import { timelineSvg } from '../../core/report/timeline-svg.ts';
import { turnSpan } from '../../core/report/turn.ts';
import { dayOf } from '../../core/wording.ts';
import { brandClock } from '../brand-clock.ts';
import type { ApiEvent, ApiResult } from '../ports.ts';
import { document } from './answers.ts';
import { visibleIncident } from './incidents.ts';
import type { CareApiPorts } from './ports.ts';
import { mergedSteps, pulseDays } from './pulse-days.ts';
import type { Question } from './routes.ts';

type ReportPorts = Pick<CareApiPorts, 'brands' | 'incidents' | 'messages' | 'pulses' | 'watches' | 'now'>;

/** The forms of a report: what each is called outside, and who writes it. */
const FORMS = {
  html: { type: 'text/html', ending: 'html', write: reportHtml },
  markdown: { type: 'text/markdown', ending: 'md', write: reportMarkdown },
  svg: { type: 'image/svg+xml', ending: 'svg', write: timelineSvg },
} as const satisfies Record<string, { type: string; ending: string; write: (report: Report) => string }>;

export const ReportQuery = z.strictObject({ format: z.enum(['html', 'markdown', 'svg']).optional() });
type Format = NonNullable<z.output<typeof ReportQuery>['format']>;
const FORMATS = ReportQuery.shape.format.unwrap().options;
export const REPORT_TYPES = FORMATS.map((format) => FORMS[format].type);

/** `GET /incidents/{id}/report`: what happened and how we reacted, as a page, as Markdown, or only its picture. */
export const showReport =
  (ports: ReportPorts) =>
  async (question: Question<z.output<typeof ReportQuery>>): Promise<ApiResult> => {
    const incident = (await visibleIncident(ports.incidents, question)).value;
    const facts = await factsOf(ports, incident);
    const { type, ending, write } = FORMS[question.query.format ?? acceptedFormat(question.event)];
    const fileName = `incident-${incident.brand}-${dayOf(incident.openedAt, facts.brand.timeZone)}.${ending}`;
    const answer = document(fileName, type, write(reportOf(facts)));
    return { ...answer, headers: { ...answer.headers, vary: 'accept' } };
  };

async function factsOf(ports: ReportPorts, incident: Incident): Promise<ReportFacts> {
  const { brand: key } = incident;
  const now = await brandClock(ports, key);
  const span = reportSpan(incident, now);
  const turn = turnSpan(incident);
  const [stored, steps, before, driving] = await Promise.all([
    ports.brands.load(key),
    mergedSteps(pulseDays(ports.pulses, key, span.from, span.to), span.step, span.opening),
    ports.pulses.range(key, turn.from, turn.to),
    drivingOf(ports, incident),
  ]);
  const { brand, name, timeZone } = stored?.value ?? undescribedBrand(key);
  return { brand: { brand, name, timeZone }, incident, span, steps, before, driving, now };
}

async function drivingOf({ messages }: Pick<ReportPorts, 'messages'>, { brand, evidence }: Incident): Promise<Message[]> {
  const ids = evidence.driving.slice(0, QUOTED);
  const records = await messages.load(brand, ids);
  return ids.flatMap((id) => {
    const record = records.get(id)?.value;
    return (record && messageOf(record, brand)) ?? [];
  });
}

/** What the caller would rather have, of what there is; a page when they do not say. */
function acceptedFormat({ headers }: ApiEvent): Format {
  const wishes = (headers['accept'] ?? '').split(',').map((wish) => {
    const [type = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    return { format: FORMATS.find((format) => FORMS[format].type === type), weight: Number(weight) || 0 };
  });
  return (
    wishes
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => b.weight - a.weight)
      .find(({ format }) => format !== undefined)?.format ?? 'html'
  );
}
