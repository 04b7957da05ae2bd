import type { Incident } from '../incident.ts';
import { DAY, type Time } from '../time.ts';
import { signAcknowledgeToken } from './acknowledge-token.ts';

/** An acknowledge link works for so long: whoever opens the mail after a long weekend can still use it. */
const VALID_FOR = 7 * DAY;

/** Where people go from an alert, under the address that the outside knows. Signed with the first key; without a key nobody can acknowledge by link. */
export const alertLinks = (
  publicUrl: string,
  { id }: Pick<Incident, 'id'>,
  [key]: readonly string[],
  now: Time,
): { incidentUrl: string; acknowledgeUrl?: string } => {
  const incidentUrl = `${publicUrl}/incidents/${id}`;
  if (key === undefined) return { incidentUrl };
  return { incidentUrl, acknowledgeUrl: `${publicUrl}/acknowledge/${signAcknowledgeToken({ incident: id, expires: now + VALID_FOR }, key)}` };
};
