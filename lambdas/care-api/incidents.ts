import * as z from 'zod';
import { anyTime } from '../../core/cursor.ts';
import { acknowledge, resolveByHand } from '../../core/incident-life.ts';
import { stageOf, STAGES } from '../../core/incident-stage.ts';
import { Incident } from '../../core/incident.ts';
import { maySee, nameOf } from '../../core/principal.ts';
import { notFound } from '../../core/problem.ts';
import type { Time } from '../../core/time.ts';
import type { ApiResult, Versioned } from '../ports.ts';
import { json } from './answers.ts';
import { brandClock } from '../brand-clock.ts';
import type { AuditEntry } from '../care-ports.ts';
import { acknowledgementOf, noteDeeds, type NotePorts } from '../note-deeds.ts';
import { honourMatch, isKnown, notModified, tagged } from './etag.ts';
import { Page, pageOf } from './pages.ts';
import type { CareApiPorts } from './ports.ts';
import type { PageQuery } from './query.ts';
import type { Question } from './routes.ts';
import { untilSaved } from './until-saved.ts';
import { visibleBrand } from './visible-brand.ts';

type IncidentPorts = Pick<CareApiPorts, 'incidents' | 'watches' | 'now'> & NotePorts;

const Position = z.object({ openedAt: anyTime, id: z.string().regex(/^[\w-]{1,128}$/) });
export const Acknowledgement = z.strictObject({ by: z.string().trim().min(1).max(200).optional() });
export const Resolution = z.strictObject({ verdict: Incident.shape.verdict.unwrap() });

/** An incident as the outside sees it, with how far it has come. */
export const ShownIncident = Incident.extend({ stage: z.enum(STAGES) });
export const IncidentsPage = Page(ShownIncident);

/** `GET /brands/{brand}/incidents`: the newest first. */
export const listIncidents =
  ({ brands, incidents }: Pick<CareApiPorts, 'brands' | 'incidents'>) =>
  async ({ principal, subject, query }: Question<z.output<typeof PageQuery>>): Promise<ApiResult> => {
    const { brand } = await visibleBrand(brands, principal, subject);
    const list = {
      asked: ['incidents', brand],
      position: Position,
      positionOf: ({ openedAt, id }: Incident) => ({ openedAt, id }),
      show: showJson,
      read: (after: z.output<typeof Position> | undefined, limit: number) => incidents.list(brand, { after, limit }),
    };
    return json(await pageOf(list, query));
  };

/** `GET /incidents/{id}` */
export const showIncident =
  ({ incidents }: Pick<CareApiPorts, 'incidents'>) =>
  async (question: Question): Promise<ApiResult> => {
    const { value, version } = await visibleIncident(incidents, question);
    return isKnown(question.event, version) ? notModified(version) : tagged(json(showJson(value)), version);
  };

/** `POST /incidents/{id}/acknowledge`: somebody takes it on; doing so again changes nothing. */
export const acknowledgeIncident =
  (ports: IncidentPorts) =>
  async (question: Question<unknown, z.output<typeof Acknowledgement>>): Promise<ApiResult> => {
    const { by = nameOf(question.principal) } = question.body;
    const { before, value, version } = await changed(ports, question, (incident, at) => acknowledge(incident, at, by));
    // Whoever finds it acknowledged notes it for the one who did, should that have failed then.
    const entry = acknowledgementOf(value, before === value ? undefined : nameOf(question.principal));
    await noteDeeds(ports, value.brand, entry === undefined ? [] : [entry]);
    return tagged(json(showJson(value)), version);
  };

/** `POST /incidents/{id}/resolve`: somebody closes it and says whether it was real. */
export const resolveIncident =
  (ports: IncidentPorts) =>
  async (question: Question<unknown, z.output<typeof Resolution>>): Promise<ApiResult> => {
    const { verdict } = question.body;
    const { value, version } = await changed(ports, question, (incident, at) => resolveByHand(incident, at, verdict));
    await noteDeeds(ports, value.brand, [resolutionOf(value, version, await brandClock(ports, value.brand), nameOf(question.principal))]);
    return tagged(json(showJson(value)), version);
  };

/** A verdict can be given again and again: each time is a deed. */
const resolutionOf = ({ id }: Incident, version: number, at: Time, by: string): AuditEntry => ({
  id: `resolve-${id}-${version}`,
  at,
  by,
  action: 'resolve-incident',
  subject: id,
});

const showJson = (incident: Incident) => z.encode(ShownIncident, { ...incident, stage: stageOf(incident) });

interface Changed extends Versioned<Incident> {
  /** What it was: the same object when nothing has changed. */
  readonly before: Incident;
}

/** The incident after a change at the brand's own time, saved; nothing is saved when nothing changes. Throws Problem 412 as honourMatch. */
const changed = ({ incidents, ...clock }: IncidentPorts, question: Question, change: (incident: Incident, at: Time) => Incident): Promise<Changed> =>
  untilSaved(async () => {
    const { value: before, version } = await visibleIncident(incidents, question);
    honourMatch(question.event, version, 'the incident');
    const value = change(before, await brandClock(clock, before.brand));
    if (value === before) return { before, value, version };
    return (await incidents.save({ value, version })) ? { before, value, version: version + 1 } : undefined;
  });

/** An incident of a brand that the caller may see. Throws the same Problem 404 whether there is none or it is somebody else's. */
export async function visibleIncident(
  incidents: Pick<CareApiPorts['incidents'], 'load'>,
  { principal, subject }: Question,
): Promise<Versioned<Incident>> {
  const stored = await incidents.load(subject);
  if (stored === undefined || !maySee(principal, stored.value.brand)) throw notFound('There is no such incident.');
  return stored;
}
