import { idsOfPerson } from '../core/customer.ts';
import { erasedIncident, type Erasure } from '../core/erasure.ts';
import type { Incident } from '../core/incident.ts';
import type { MessageRecord } from '../core/message-record.ts';
import { DAY } from '../core/time.ts';
import type { Traces } from './care-ports.ts';
import type { Incidents, Messages, Versioned } from './ports.ts';

export interface IncidentPorts {
  readonly incidents: Pick<Incidents, 'list' | 'load' | 'save'>;
  readonly messages: Pick<Messages, 'load'>;
  readonly traces?: Traces;
}

const PAGE = 100;
/** What raises an incident was said so shortly before, at most. */
const BEFORE = 2 * DAY;

/** Takes what some messages say out of the incidents of their time, and away the letters about those or that name their author. True when one changed meanwhile. */
export const eraseFromIncidents = async (ports: IncidentPorts, order: Erasure, own: readonly Versioned<MessageRecord>[]): Promise<boolean> => {
  const texts = own.flatMap(({ value: { first, last } }) =>
    [first, last].flatMap((said) => (said === undefined || said.text === '' ? [] : [said.text])),
  );
  const touched = await incidentsOf(ports, order.brand, own);
  let isBehind = false;
  const ids = new Set(own.map(({ value }) => value.id));
  for (const { id } of texts.length === 0 ? [] : touched) {
    const stored = await ports.incidents.load(id);
    if (stored === undefined) continue;
    const next = erasedIncident(stored.value, texts, await otherTexts(ports, stored.value, ids));
    if (next !== stored.value && !(await ports.incidents.save({ value: next, version: stored.version }))) isBehind = true;
  }
  const names = own.flatMap(({ value }) => namesOf(value)).filter((name) => name !== order.token);
  const incidents = touched.map(({ id }) => id);
  if (incidents.length + names.length > 0) await ports.traces?.forgetLetters?.(order.brand, { incidents, names: [...new Set(names)] });
  return isBehind;
};

/** How letters for people name the author of a message: guidance and digests by handle, reports by id. */
const namesOf = ({ first, last }: MessageRecord): readonly string[] =>
  [first, last].flatMap((said) => (said === undefined ? [] : [...idsOfPerson(said.author), said.author.handle?.replace(/^@/, '') ?? []].flat()));

/** The incidents in whose time one of the messages was written, or that name one. */
async function incidentsOf({ incidents }: IncidentPorts, brand: string, own: readonly Versioned<MessageRecord>[]): Promise<readonly Incident[]> {
  const touched: Incident[] = [];
  let after: Incident | undefined;
  do {
    const page = await incidents.list(brand, { after, limit: PAGE });
    touched.push(...page.filter((incident) => own.some(({ value }) => isTouchedBy(incident, value))));
    after = page.length === PAGE ? page.at(-1) : undefined;
  } while (after !== undefined);
  return touched;
}

function isTouchedBy({ openedAt, resolvedAt = Infinity, evidence, viral }: Incident, { id, at = 0 }: MessageRecord): boolean {
  return evidence.driving.includes(id) || viral.includes(id) || (at >= Math.min(openedAt - BEFORE, evidence.from) && at <= resolvedAt);
}

/** What other people say among the messages that an incident names. */
async function otherTexts({ messages }: IncidentPorts, { brand, evidence, viral }: Incident, own: ReadonlySet<string>): Promise<readonly string[]> {
  const others = await messages.load(
    brand,
    [...new Set([...evidence.driving, ...viral])].filter((id) => !own.has(id)),
  );
  return [...others.values()].flatMap(({ value: { first, last } }) => (last ?? first)?.text ?? []);
}
