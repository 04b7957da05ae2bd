import * as z from 'zod';
import { isoTime } from '../../core/time.ts';
import type { ApiResult } from '../ports.ts';
import { json, jsonLines } from './answers.ts';
import { exportLines, type ExportPorts } from './export-lines.ts';
import type { CareApiPorts } from './ports.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';

/** So long, in seconds, does an export of a middling brand take. */
const TRY_AGAIN_AFTER = 15;

/** Where the file will be, and until when. */
export const ExportBegun = z.object({ url: z.string(), expiresAt: isoTime });

/** `GET /brands/{brand}/export`: all that is kept of a brand, as the answer itself, or 202 and the address of a file that is being written. */
export const exportBrand =
  ({ brands, exports, ...ports }: ExportPorts & Pick<CareApiPorts, 'brands' | 'exports'>) =>
  async ({ principal, subject }: Question): Promise<ApiResult> => {
    const { brand } = await visibleBrand(brands, principal, subject);
    if (exports === undefined) return jsonLines(`${brand}.jsonl`, exportLines(ports, brand));
    const { url, expiresAt } = await exports.begin(brand);
    const begun = json(z.encode(ExportBegun, { url, expiresAt }), 202);
    return { ...begun, headers: { ...begun.headers, location: url, 'retry-after': TRY_AGAIN_AFTER } };
  };
