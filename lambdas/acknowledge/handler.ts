import middy, { type MiddlewareObj } from '@middy/core';
import { acknowledgedPage, questionPage, refusalPage, type Acknowledgeable } from '../../core/alert/acknowledge-page.ts';
import { readAcknowledgeToken } from '../../core/alert/acknowledge-token.ts';
import { acknowledge } from '../../core/incident-life.ts';
import type { Incident } from '../../core/incident.ts';
import { notFound, Problem, unavailable } from '../../core/problem.ts';
import { brandClock } from '../brand-clock.ts';
import { acknowledgementOf, noteDeeds, type NotePorts } from '../note-deeds.ts';
import type { ApiEvent, ApiResult, Brands, Incidents, Log, Now, Watches } from '../ports.ts';

export interface AcknowledgePorts extends NotePorts {
  readonly incidents: Pick<Incidents, 'load' | 'save'>;
  readonly brands: Pick<Brands, 'load'>;
  readonly watches: Pick<Watches, 'load'>;
  /** The keys that may have signed a link, the newest first. */
  readonly links: { keys(): Promise<readonly string[]> };
  readonly now: Now;
}

/** Who acknowledges by a link is not known by name: whoever holds the mail may. */
const BY_LINK = 'the link of an alert';
/** An incident moves a few times a minute at most: losing so many races means that something is wrong. */
const ATTEMPTS = 10;

/** The page behind an alert's link: GET shows and changes nothing, since mail scanners open links; POST acknowledges. */
export const createHandler = (ports: AcknowledgePorts) =>
  middy<ApiEvent, ApiResult>()
    .use(refusalPages(ports.log))
    .handler(async (event) => {
      const { method } = event.requestContext.http;
      if (method !== 'GET' && method !== 'POST')
        return page(405, refusalPage('Method not allowed', 'Open this link in a browser.'), { allow: 'GET, POST' });
      const id = readAcknowledgeToken(event.pathParameters?.token ?? '', await ports.links.keys(), ports.now()); // forged -> 401, expired -> 410
      if (method === 'GET') return page(200, questionPage(await about(ports, await load(ports, id))));
      const acknowledged = await acknowledgeStored(ports, id);
      const entry = acknowledgementOf(acknowledged);
      await noteDeeds(ports, acknowledged.brand, entry === undefined ? [] : [entry]);
      return page(200, acknowledgedPage(await about(ports, acknowledged)));
    });

/** Acknowledges on the newest version: an assessment may move the incident at the same moment. */
async function acknowledgeStored(ports: AcknowledgePorts, id: string): Promise<Incident> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await ports.incidents.load(id);
    if (stored === undefined) throw noIncident();
    const value = acknowledge(stored.value, await brandClock(ports, stored.value.brand), BY_LINK);
    if (value === stored.value) return value; // somebody was first
    if (await ports.incidents.save({ value, version: stored.version })) {
      ports.log.info('incident acknowledged', { incident: id, brand: value.brand });
      return value;
    }
  }
  throw unavailable('This incident is being changed just now. Please try again.');
}

async function load({ incidents }: AcknowledgePorts, id: string): Promise<Incident> {
  const stored = await incidents.load(id);
  if (stored === undefined) throw noIncident();
  return stored.value;
}

const noIncident = (): Problem => notFound('This incident is not kept any more.');

async function about({ brands }: AcknowledgePorts, incident: Incident): Promise<Acknowledgeable> {
  const { name = incident.brand, timeZone = 'UTC' } = (await brands.load(incident.brand))?.value ?? {};
  return { incident, brand: { brand: incident.brand, name, timeZone } };
}

/** Refusals are read by people who came from a mail. What was not expected keeps its words, which may hold somebody's text, to itself. */
const refusalPages = (log: Log): MiddlewareObj<ApiEvent, ApiResult> => ({
  onError: ({ error, response }) => {
    if (response !== undefined) return response;
    if (error instanceof Problem) return page(error.status, refusalPage(error.title, error.message));
    log.error('acknowledge page failed', { error: error instanceof Error ? error.name : typeof error });
    return page(500, refusalPage('Something went wrong', 'Nothing was changed. Please try again.'));
  },
});

const page = (statusCode: number, body: string, headers: Readonly<Record<string, string>> = {}): ApiResult => ({
  statusCode,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...headers,
  },
  body,
});
