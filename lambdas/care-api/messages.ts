import * as z from 'zod';
import { anyTime } from '../../core/cursor.ts';
import { Message } from '../../core/message.ts';
import type { ApiResult } from '../ports.ts';
import { json } from './answers.ts';
import { messagesInTime, type Placed } from './messages-in-time.ts';
import { Page, pageOf } from './pages.ts';
import type { CareApiPorts } from './ports.ts';
import type { PageQuery } from './query.ts';
import type { Question } from './routes.ts';
import { visibleBrand } from './visible-brand.ts';

export const MessagesPage = Page(Message);

const Position = z.object({ sentAt: anyTime, id: z.string().max(1_024) });

/** `GET /brands/{brand}/messages`: all that was heard and said, the oldest first. */
export const listMessages =
  ({ brands, ...ports }: Pick<CareApiPorts, 'brands' | 'messages' | 'pulses'>) =>
  async ({ principal, subject, query }: Question<z.output<typeof PageQuery>>): Promise<ApiResult> => {
    const { brand } = await visibleBrand(brands, principal, subject);
    const list = {
      asked: ['messages', brand],
      position: Position,
      positionOf: ({ moment: { sentAt, id } }: Placed) => ({ sentAt, id }),
      show: ({ message }: Placed) => showMessage(message),
      read: (after: z.output<typeof Position> | undefined, limit: number) => messagesInTime(ports, brand, after, limit),
    };
    return json(await pageOf(list, query));
  };

export const showMessage = (message: Message) => z.encode(Message, message);
