import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LettersAbout } from '../../lambdas/care-ports.ts';
import { letterText, namesSomebody } from './letter-text.ts';

/** The head of a mail ends with an empty line; ours says what it is about, and a long line of it goes on in the next. */
const INCIDENT = /^X-Groundswell-Incident:\s*(\S+)\s*$/im;
const BRAND = /^X-Groundswell-Brand:\s*(\S+)\s*$/im;
/** Guidance and digests name employees, and reports name who answered. */
const NAMES_PEOPLE = /^X-Groundswell-(?:Notice:\s*(?:guidance|digest)|Report:)/im;

/** Deletes the mail files that were written about some incidents, and those for people of a brand that name somebody. A folder that is not there holds none. */
export const forgetLetters = async (folder: string, brand: string, { incidents, names }: LettersAbout): Promise<void> => {
  const files = await readdir(folder).catch(() => []);
  const wanted = new Set(incidents);
  const people = [...new Set(names.map((name) => name.replace(/\s+/gu, ' ').trim().toLowerCase()))].filter((name) => name !== '');
  for (const file of files.filter((one) => one.endsWith('.eml') || one.endsWith('.part'))) {
    const path = join(folder, file);
    const mail = await readFile(path, 'utf8').catch(() => '');
    const [head = ''] = mail.split(/\r?\n\r?\n/);
    const isAboutIncident = wanted.has(INCIDENT.exec(head)?.[1] ?? '');
    if (isAboutIncident || (isForPeople(head, brand) && namesOne(mail, people))) await rm(path, { force: true });
  }
};

const isForPeople = (head: string, brand: string): boolean => NAMES_PEOPLE.test(head) && BRAND.exec(head)?.[1] === brand;

function namesOne(mail: string, people: readonly string[]): boolean {
  const text = letterText(mail);
  return people.some((name) => namesSomebody(text, name));
}
