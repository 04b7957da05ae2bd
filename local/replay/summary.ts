import type { IncidentJson } from '../../core/incident.ts';
import type { Screen } from '../screen.ts';
import type { ReplayResult } from './replay.ts';
import { SignedClient, type Target } from './signed-client.ts';

const PAGE = 200;
const MINUTE = 60_000;

/** Tells a person what was heard and what was raised, and where to look. Ends with the line `replayed N messages, M incidents`. */
export const tellSummary = async (
  target: Target,
  { summary, brands, seconds, latencies }: ReplayResult,
  alerts: string | undefined,
  screen: Screen,
): Promise<void> => {
  const incidents = (await incidentsOf(target, brands)).filter(raisedWithin(summary));
  const perSecond = Math.round(summary.messages / seconds);
  const median = latencies[Math.floor(latencies.length / 2)] ?? 0;
  const p99 = latencies[Math.floor(latencies.length * 0.99)] ?? 0;
  const figures = {
    messages: summary.messages,
    brands: brands.length,
    seconds: rounded(seconds),
    perSecond,
    medianMs: rounded(median),
    p99Ms: rounded(p99),
  };
  screen.say('replay heard', figures, heard(summary, brands, seconds, perSecond, median));
  for (const incident of incidents)
    screen.say('replay raised', { id: incident.id, brand: incident.brand, severity: incident.severity }, raised(incident));
  if (incidents.length === 0) screen.say('replay raised nothing', {}, '\nNothing was raised: no window of messages was clearly worse than usual.');
  screen.say('where to look', { url: target.url }, whereToLook(target.url, brands, incidents, alerts));
  screen.say(
    'replayed',
    { messages: summary.messages, incidents: incidents.length },
    `replayed ${summary.messages} messages, ${incidents.length} incidents`,
  );
};

/** A replay is judged until the minute after its last message: what opened before or later was raised by something else. */
const raisedWithin =
  ({ from, to }: ReplayResult['summary']) =>
  ({ openedAt }: IncidentJson): boolean =>
    Date.parse(openedAt) >= from && Date.parse(openedAt) <= to + MINUTE;

async function incidentsOf(target: Target, brands: readonly string[]): Promise<readonly IncidentJson[]> {
  const client = new SignedClient(target, 1);
  try {
    const pages = [];
    for (const brand of brands)
      pages.push(...(JSON.parse((await client.api('GET', `/brands/${brand}/incidents?limit=${PAGE}`)).text) as { items: IncidentJson[] }).items);
    return pages.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  } finally {
    client.close();
  }
}

function heard(
  { messages, outbound, from, to, accounts }: ReplayResult['summary'],
  brands: readonly string[],
  seconds: number,
  perSecond: number,
  median: number,
): string {
  const platforms = [...new Set(accounts.map(({ platform }) => platform))].toSorted();
  return (
    `\nHeard ${messages} messages about ${brands.length === 1 ? brands[0] : `${brands.length} brands`} on ${listed(platforms)}: ` +
    `${messages - outbound} of customers, ${outbound} of the brand${brands.length === 1 ? '' : 's'},\n` +
    `${minuteText(new Date(from).toISOString())} to ${minuteText(new Date(to).toISOString())} UTC, in ${rounded(seconds)} seconds ` +
    `(${perSecond} a second, each delivery safe on disk in ${rounded(median)} ms at the median).`
  );
}

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);

function raised({ severity, kind, brand, openedAt, answeredAt, recoveredAt, state, evidence }: IncidentJson): string {
  const life = [
    `opened ${minuteText(openedAt)}`,
    ...(answeredAt === undefined ? [] : [`answered in public ${minuteText(answeredAt)}`]),
    ...(recoveredAt === undefined ? [`still ${state}`] : [`mood recovered ${minuteText(recoveredAt)}`]),
  ];
  const because = evidence.because.map((reason) => `\n    ${reason}`).join('');
  const phrases = evidence.phrases.length === 0 ? '' : `\n    They say: ${evidence.phrases.join(', ')}.`;
  return `\nRaised: ${severity.toUpperCase()} ${kind} at ${brand} (${life.join(', ')} UTC)${because}${phrases}`;
}

function whereToLook(url: string, brands: readonly string[], incidents: readonly IncidentJson[], alerts: string | undefined): string {
  const [incident] = incidents;
  const brand = incident?.brand ?? brands[0];
  const lines = [
    ...(alerts === undefined || incident === undefined ? [] : [`  the alert mails        ${alerts}`]),
    ...(incident === undefined ? [] : [`  the incident           ${url}/incidents/${incident.id}`]),
    ...(brand === undefined
      ? []
      : [
          `  the conversations      ${url}/brands/${brand}/conversations?sort=priority`,
          `  the pulse, by hour     ${url}/brands/${brand}/pulse?step=1h`,
        ]),
    `  health                 ${url}/health`,
  ];
  return `\nWhere to look:\n${lines.join('\n')}\n`;
}

const minuteText = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

const rounded = (value: number): number => Number(value.toPrecision(3));
