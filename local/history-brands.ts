import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrandDocument } from '../core/brand.ts';
import { readBrandFiles } from './brand-files.ts';

const SAMPLE = fileURLToPath(new URL('./sample/wrenlow-day.jsonl', import.meta.url));
const SAMPLE_BRAND = new URL('./sample/brand.json', import.meta.url);

/** The brands of a history that are described in a folder; those of the bundled sample as `npm start` describes them. */
export const documentsOf = async (file: string, folder: string | undefined): Promise<readonly BrandDocument[]> => {
  if (folder !== undefined) return readBrandFiles(folder);
  if (resolve(file) !== SAMPLE) return [];
  return [BrandDocument.parse(JSON.parse(await readFile(SAMPLE_BRAND, 'utf8')))];
};
