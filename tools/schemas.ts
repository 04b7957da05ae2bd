import * as z from 'zod';
import { AlertJson } from '../core/alert/json.ts';
import { CareEventWebhook } from '../core/care-event/json.ts';
import { NoticeJson } from '../core/notice/json.ts';

/** The published schemas by the names of their files in docs/schemas. */
export const SCHEMAS = {
  'alert.schema.json': { schema: AlertJson, title: 'An alert, as queues get it and as webhooks carry it in `data`' },
  'care-event.schema.json': { schema: CareEventWebhook, title: 'An event of care, as webhooks carry it' },
  'notice.schema.json': { schema: NoticeJson, title: 'A notice, as queues get it and as webhooks carry it in `data`' },
} as const;

/** The text of a schema's file: JSON Schema 2020-12 of what goes out, times as ISO 8601. Fields that are not named may be added. */
export const schemaText = ({ schema, title }: (typeof SCHEMAS)[keyof typeof SCHEMAS]): string =>
  `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`;
