import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createTransport } from 'nodemailer';
import { codeOf, DELIVERED, failed } from '../../core/alert/outcome.ts';
import { fingerprint } from '../../core/alert/step.ts';
import type { Letter } from '../../core/letter.ts';
import type { Destination } from '../../lambdas/alert-ports.ts';
import type { Facts } from '../../lambdas/ports.ts';
import { DEFAULT_FROM, letterMail } from './letter-mail.ts';

export interface EmlOptions {
  /** Where the files go: `<data folder>/alerts`. Made when it is missing. */
  readonly folder: string;
  /** Whom the mail would go to, if a relay were known. */
  readonly addresses: readonly string[];
  readonly from?: string;
  /** Told what each letter says in short, and where its file is: as a line for a person, and as facts. */
  readonly announce: (line: string, facts: Facts) => void;
}

const OWNER_ONLY = 0o600;
const FOLDER_OWNER_ONLY = 0o700;

/** Writes each letter as a mail file that any mail program opens. The same letter always has the same name, so a repetition adds no second. */
export const createEmlAlerts = ({ folder, addresses, from = DEFAULT_FROM, announce }: EmlOptions): Destination => ({
  name: 'file',
  deliver: async (letter) => {
    const path = join(folder, fileName(letter));
    try {
      await mkdir(folder, { recursive: true, mode: FOLDER_OWNER_ONLY });
      await writeDurably(path, await emlOf(letter, from, addresses));
    } catch (error) {
      return failed(`file ${codeOf(error)}`);
    }
    announce(`${letter.what}: ${letter.subject}\n       ${path}`, { [letter.what]: letter.id, brand: letter.brand, file: path });
    return DELIVERED;
  },
});

/** `20260310T130500Z-nordwind-1a2b3c4d5e6f.eml`: sorts by time, and nothing in it comes from a customer. */
const fileName = (letter: Letter): string => {
  const time = new Date(letter.at).toISOString().replace(/[-:]|\.\d+/g, '');
  const brand = letter.brand.replace(/[^a-z0-9-]/gi, '_').slice(0, 63);
  return `${time}-${brand}-${fingerprint(letter.id).slice(0, 12)}.eml`;
};

async function emlOf(letter: Letter, from: string, addresses: readonly string[]): Promise<Buffer> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const to = addresses.map((address) => ({ name: '', address }));
  const { message } = await composer.sendMail({ ...letterMail(letter, from, letter.at), to });
  if (!Buffer.isBuffer(message)) throw new TypeError('the composer was asked for a buffer');
  return message;
}

/** Whole or not at all, and there after a power cut: written beside, flushed, renamed, and the folder flushed as well. */
async function writeDurably(path: string, content: Buffer): Promise<void> {
  const folder = dirname(path);
  const beside = join(folder, `.${basename(path)}.part`);
  try {
    await using file = await open(beside, 'w', OWNER_ONLY);
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await rename(beside, path);
  await using handle = await open(folder, 'r');
  await handle.sync();
}
