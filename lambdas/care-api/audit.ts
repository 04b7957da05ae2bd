import * as z from 'zod';
import { anyTime } from '../../core/cursor.ts';
import { isoTime } from '../../core/time.ts';
import type { AuditEntry } from '../care-ports.ts';
import type { ApiResult } from '../ports.ts';
import { json } from './answers.ts';
import { Page, pageOf } from './pages.ts';
import type { CareApiPorts } from './ports.ts';
import type { PageQuery } from './query.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';

const ACTIONS = [
  'assign',
  'hand-over',
  'resolve',
  'reopen',
  'note',
  'outcome',
  'acknowledge',
  'resolve-incident',
  'describe-brand',
  'export',
  'erase-author',
] as const satisfies AuditEntry['action'][];

export const AuditPage = Page(z.object({ id: z.string(), at: isoTime, by: z.string(), action: z.enum(ACTIONS), subject: z.string() }));

/** Ids of requests hold whatever a gateway puts into them. */
const Position = z.object({ at: anyTime, id: z.string().min(1).max(512) });

/** `GET /brands/{brand}/audit`: who did what, the newest first. */
export const listAudit =
  ({ brands, audit }: Pick<CareApiPorts, 'brands' | 'audit'>) =>
  async ({ principal, subject, query }: Question<z.output<typeof PageQuery>>): Promise<ApiResult> => {
    const { brand } = await visibleBrand(brands, principal, subject);
    const list = {
      asked: ['audit', brand],
      position: Position,
      positionOf: ({ at, id }: AuditEntry) => ({ at, id }),
      show: (entry: AuditEntry) => ({ ...entry, at: z.encode(isoTime, entry.at) }),
      read: (after: z.output<typeof Position> | undefined, limit: number) => audit.list(brand, { after, limit }),
    };
    return json(await pageOf(list, query));
  };
