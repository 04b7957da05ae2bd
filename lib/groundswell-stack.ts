import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CodeOf } from './bundle.ts';
import { AcknowledgePage } from './constructs/acknowledge-page.ts';
import { Alarms } from './constructs/alarms.ts';
import { BrandExports } from './constructs/brand-exports.ts';
import { CareApi } from './constructs/care-api.ts';
import { Dashboard } from './constructs/dashboard.ts';
import type { HandlerFunction } from './constructs/handler-function.ts';
import { MessagePipeline } from './constructs/message-pipeline.ts';
import type { MoodReading } from './constructs/mood-reading.ts';
import { PublicAddress, type Domain } from './constructs/public-address.ts';
import { PublicApi } from './constructs/public-api.ts';
import { CHECKS_AT_ONCE, SubscriptionCheck } from './constructs/subscription-check.ts';
import { SWEEPS_AT_ONCE, WatchSchedule } from './constructs/watch-schedule.ts';
import type { FunctionName, Watched } from './constructs/watched.ts';
import { WebhookDoor } from './constructs/webhook-door.ts';
import type { DataStack } from './data-stack.ts';
import type { Settings } from './settings.ts';

export interface GroundswellStackProps extends StackProps {
  readonly settings: Settings;
  /** Everything that holds state. */
  readonly data: DataStack;
  /** Where the code of the functions comes from. */
  readonly codeOf: CodeOf;
}

/** What people ask by hand, and their programs; webhooks have a pace of their own. */
const PACE = { rate: 50, burst: 100 };

/** The functions by name, each in the construct that gives it its work. */
type Handlers = Readonly<Record<FunctionName, { readonly handler: HandlerFunction }>>;

/** What is deployed beside the data: functions, their API and schedules, alarms and dashboard. Wiring only; nothing here holds state. */
export class GroundswellStack extends Stack {
  constructor(scope: Construct, id: string, { settings, data, codeOf, ...props }: GroundswellStackProps) {
    super(scope, id, props);
    const { store, inbox, vault, alerts: topic } = data;
    const { shards, retentionDays, logDays, mailSender, maxConcurrency } = settings;
    const { api, address } = this.reachable(settings);
    const workshop = { codeOf, logDays };
    const stored = { ...workshop, stored: { store, shards, retentionDays } };
    const alerting = { topic, mailSender, publicUrl: address.url, linkKey: vault.linkKey };
    const reading = readingOf(settings, data);
    const { authorKey } = vault;

    const receiveWebhook = new WebhookDoor(this, 'Door', { ...workshop, api, inbox, vault });
    const analyzeMessages = new MessagePipeline(this, 'Pipeline', { ...stored, inbox, alerting, reading, authorKey, maxConcurrency });
    const watchBrands = new WatchSchedule(this, 'Watch', { ...stored, alerting, reading, authorKey });
    const exportBrand = new BrandExports(this, 'Exports', { ...stored, exports: data.exports });
    const careApi = new CareApi(this, 'Care', { ...stored, api, topic, mailSender, exports: exportBrand, authorKey, tokens: tokensOf(settings) });
    const acknowledge = new AcknowledgePage(this, 'Acknowledge', { ...stored, api, linkKey: vault.linkKey });
    const checkAlerts = new SubscriptionCheck(this, 'Subscriptions', { ...workshop, topic });

    const handlers = { receiveWebhook, analyzeMessages, watchBrands, careApi, acknowledge, exportBrand, checkAlerts };
    this.observe(settings, watchedOf(settings, data, api, handlers));
    this.tell(settings, address, careUrlOf(settings, api, address));
  }

  /** The API, and the address that it is reached by. */
  private reachable(settings: Settings): { api: PublicApi; address: PublicAddress } {
    const { stage, logDays, webAclArn } = settings;
    const domain = domainOf(settings);
    const closed = domain !== undefined && webAclArn === undefined;
    const api = new PublicApi(this, 'Api', { name: `Groundswell ${stage}`, pace: PACE, logDays, closed });
    return { api, address: new PublicAddress(this, 'Address', { api, domain, webAclArn }) };
  }

  private observe({ operators, mood, comprehendDocumentsPerDay, silentHours, emulator }: Settings, watched: Watched): void {
    const reserved = { watchBrands: SWEEPS_AT_ONCE, checkAlerts: CHECKS_AT_ONCE };
    new Alarms(this, 'Alarms', { ...watched, operators, mood, comprehendDocumentsPerDay, silentHours, emulator, reserved });
    new Dashboard(this, 'Dashboard', { ...watched, mood, comprehendDocumentsPerDay });
  }

  /** What somebody needs to know after `cdk deploy`. */
  private tell({ platforms }: Settings, { url, dnsTarget }: PublicAddress, careUrl: string): void {
    const outputs: Record<string, readonly [value: string, description: string]> = {
      ApiUrl: [careUrl, 'Where the care API answers'],
      ...Object.fromEntries(platforms.map((name) => [`WebhookUrl${pascal(name)}`, [`${url}/webhooks/${name}`, `What to register at ${name}`]])),
      ...(dnsTarget === undefined ? {} : { DnsTarget: [dnsTarget, 'What the DNS record of the domain must point at'] }),
    };
    for (const [name, [value, description]] of Object.entries(outputs)) new CfnOutput(this, name, { value, description });
  }
}

/** What alarms and dashboard look at. */
const watchedOf = ({ platforms }: Settings, { inbox, store, alerts }: DataStack, { api }: PublicApi, handlers: Handlers): Watched => ({
  functions: {
    receiveWebhook: handlers.receiveWebhook.handler.function,
    analyzeMessages: handlers.analyzeMessages.handler.function,
    watchBrands: handlers.watchBrands.handler.function,
    careApi: handlers.careApi.handler.function,
    acknowledge: handlers.acknowledge.handler.function,
    exportBrand: handlers.exportBrand.handler.function,
    checkAlerts: handlers.checkAlerts.handler.function,
  },
  inbox: inbox.queue,
  deadLetters: inbox.deadLetters,
  table: store.table,
  topic: alerts.topic,
  api,
  platforms,
});

const domainOf = ({ domainName, certificateArn }: Settings): Domain | undefined =>
  domainName === undefined || certificateArn === undefined ? undefined : { name: domainName, certificateArn };

const readingOf = ({ mood, sureAt, comprehendDollarsPerDay, comprehendRegion }: Settings, { vault }: DataStack): MoodReading => ({
  mood,
  sureAt,
  comprehendDollarsPerDay,
  comprehendRegion,
  textKey: vault.textKey,
});

const tokensOf = ({ jwtIssuer, jwtAudience }: Settings) =>
  jwtIssuer === undefined || jwtAudience === undefined ? undefined : { issuer: jwtIssuer, audience: jwtAudience };

/** Through CloudFront a caller's IAM signature would not fit: it is over the host that was asked, and CloudFront asks another one. */
const careUrlOf = ({ webAclArn }: Settings, { api }: PublicApi, { url }: PublicAddress): string => (webAclArn === undefined ? url : api.apiEndpoint);

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
