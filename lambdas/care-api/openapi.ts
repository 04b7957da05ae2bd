import * as z from 'zod';
import type { ApiResult } from '../ports.ts';
import { json } from './answers.ts';

export const OpenApiAnswer = z.looseObject({ openapi: z.literal('3.1.1') });

/** `GET /openapi.json`: this API, described. The document is written beforehand and read when somebody asks, so that no start pays for it. */
export const showOpenApi = async (): Promise<ApiResult> => {
  const { default: document } = await import('../../docs/openapi.json', { with: { type: 'json' } });
  return json(document);
};
