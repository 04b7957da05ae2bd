import type { Environment as Acknowledge } from '../lambdas/acknowledge/env.ts';
import type { Environment as AnalyzeMessages } from '../lambdas/analyze-messages/env.ts';
import type { Environment as CareApi } from '../lambdas/care-api/env.ts';
import type { Environment as CheckAlerts } from '../lambdas/check-alerts/env.ts';
import type { Environment as ExportBrand } from '../lambdas/export-brand/env.ts';
import type { Environment as ReceiveWebhook } from '../lambdas/receive-webhook/env.ts';
import type { Environment as WatchBrands } from '../lambdas/watch-brands/env.ts';
import type { FunctionName } from './constructs/watched.ts';

/** What each function must be given: a name that is missing is refused by the type check. */
export interface Environments extends Record<FunctionName, Readonly<Record<string, string>>> {
  readonly receiveWebhook: ReceiveWebhook;
  readonly analyzeMessages: AnalyzeMessages;
  readonly watchBrands: WatchBrands;
  readonly careApi: CareApi;
  readonly acknowledge: Acknowledge;
  readonly exportBrand: ExportBrand;
  readonly checkAlerts: CheckAlerts;
}

/** Refuses, in the type check, a name that the function's `env.ts` does not list; a spread of settings would bring it in unseen. */
export type NothingElse<Given, Name extends FunctionName> = Readonly<Record<Exclude<keyof Given, keyof Environments[Name]>, never>>;
