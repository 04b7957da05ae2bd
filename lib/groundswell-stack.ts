import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CodeOf } from './bundle.ts';
import { AcknowledgePage } from './constructs/acknowledge-page.ts';
import { Alarms } from './constructs/alarms.ts';
import { BrandExports } from './constructs/brand-exports.ts';
import { CareApi } from './constructs/care-api.ts';
import { Dashboard } from './constructs/dashboard.ts';
import { MessagePipeline } from './constructs/message-pipeline.ts';
import { PublicAddress, type Domain } from './constructs/public-address.ts';
import { PublicApi } from './constructs/public-api.ts';
import { CHECKS_AT_ONCE, SubscriptionCheck } from './constructs/subscription-check.ts';
import { SWEEPS_AT_ONCE, WatchSchedule } from './constructs/watch-schedule.ts';
import type { Watched } from './constructs/watched.ts';
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

/** What is deployed beside the data: functions, their API and schedules, alarms and dashboard. Wiring only; nothing here holds state. */
export class GroundswellStack extends Stack {
  constructor(scope: Construct, id: string, { settings, data, codeOf, ...props }: GroundswellStackProps) {
    super(scope, id, props);
    const { store, inbox, vault, alerts: topic } = data;
    const { stage, shards, retentionDays, logDays, mailSender, comprehendRegion, maxConcurrency, webAclArn } = settings;
    const workshop = { codeOf, logDays };
    const stored = { store, shards, retentionDays };
    const domain = domainOf(settings);

    const api = new PublicApi(this, 'Api', {
      name: `Groundswell ${stage}`,
      pace: PACE,
      logDays,
      closed: domain !== undefined && webAclArn === undefined,
    });
    const address = new PublicAddress(this, 'Address', { api, domain, webAclArn });
    const alerting = { topic, mailSender, publicUrl: address.url, linkKey: vault.linkKey };

    const door = new WebhookDoor(this, 'Door', { ...workshop, api, inbox, vault });
    const pipeline = new MessagePipeline(this, 'Pipeline', {
      ...workshop,
      inbox,
      stored,
      alerting,
      textKey: vault.textKey,
      comprehendRegion,
      maxConcurrency,
    });
    const watch = new WatchSchedule(this, 'Watch', { ...workshop, stored, alerting });
    const exports = new BrandExports(this, 'Exports', { ...workshop, stored, exports: data.exports });
    const care = new CareApi(this, 'Care', { ...workshop, api, stored, topic, mailSender, exports, tokens: tokensOf(settings) });
    const page = new AcknowledgePage(this, 'Acknowledge', { ...workshop, api, stored, linkKey: vault.linkKey });
    const check = new SubscriptionCheck(this, 'Subscriptions', { ...workshop, topic });

    this.observe(settings, {
      functions: {
        receiveWebhook: door.handler.function,
        analyzeMessages: pipeline.handler.function,
        watchBrands: watch.handler.function,
        careApi: care.handler.function,
        acknowledge: page.handler.function,
        exportBrand: exports.handler.function,
        checkAlerts: check.handler.function,
      },
      inbox: inbox.queue,
      deadLetters: inbox.deadLetters,
      table: store.table,
      topic: topic.topic,
      api: api.api,
      platforms: settings.platforms,
    });
    this.tell(settings, address, careUrlOf(settings, api, address));
  }

  private observe({ operators, comprehendDocumentsPerDay, silentHours, emulator }: Settings, watched: Watched): void {
    const reserved = { watchBrands: SWEEPS_AT_ONCE, checkAlerts: CHECKS_AT_ONCE };
    new Alarms(this, 'Alarms', { ...watched, operators, comprehendDocumentsPerDay, silentHours, emulator, reserved });
    new Dashboard(this, 'Dashboard', { ...watched, comprehendDocumentsPerDay });
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

const domainOf = ({ domainName, certificateArn }: Settings): Domain | undefined =>
  domainName === undefined || certificateArn === undefined ? undefined : { name: domainName, certificateArn };

const tokensOf = ({ jwtIssuer, jwtAudience }: Settings) =>
  jwtIssuer === undefined || jwtAudience === undefined ? undefined : { issuer: jwtIssuer, audience: jwtAudience };

/** Through CloudFront a caller's IAM signature would not fit: it is over the host that was asked, and CloudFront asks another one. */
const careUrlOf = ({ webAclArn }: Settings, { api }: PublicApi, { url }: PublicAddress): string => (webAclArn === undefined ? url : api.apiEndpoint);

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
