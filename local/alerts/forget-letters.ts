import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The head of a mail ends with an empty line; ours says what incident it is about. */
const INCIDENT = /^X-Groundswell-Incident: *(\S+)\s*$/im;

/** Deletes the mail files that were written about some incidents. A folder that is not there holds none. */
export const forgetLetters = async (folder: string, _brand: string, incidents: readonly string[]): Promise<void> => {
  const names = await readdir(folder).catch(() => []);
  const wanted = new Set(incidents);
  for (const name of names.filter((one) => one.endsWith('.eml') || one.endsWith('.part'))) {
    const path = join(folder, name);
    const [head = ''] = (await readFile(path, 'utf8').catch(() => '')).split(/\r?\n\r?\n/);
    const incident = INCIDENT.exec(head)?.[1];
    if (incident !== undefined && wanted.has(incident)) await rm(path, { force: true });
  }
};
