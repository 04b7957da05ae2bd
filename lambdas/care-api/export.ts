import * as z from 'zod';
import { nameOf } from '../../core/principal.ts';
import { brandClock } from '../brand-clock.ts';
import { noteDeeds } from '../note-deeds.ts';
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
  ({ brands, exports, audit, log, ...ports }: ExportPorts & Pick<CareApiPorts, 'brands' | 'exports' | 'audit' | 'log'>) =>
  async ({ principal, subject, event }: Question): Promise<ApiResult> => {
    const { brand } = await visibleBrand(brands, principal, subject);
    const begun = await exports?.begin(brand);
    const deed = { id: `export-${event.requestContext.requestId}`, action: 'export', subject: brand } as const;
    await noteDeeds({ audit, log }, brand, [{ ...deed, at: await brandClock(ports, brand), by: nameOf(principal) }]);
    if (begun === undefined) return jsonLines(`${brand}.jsonl`, exportLines(ports, brand));
    const answer = json(z.encode(ExportBegun, begun), 202);
    return { ...answer, headers: { ...answer.headers, location: begun.url, 'retry-after': TRY_AGAIN_AFTER } };
  };
