import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT as ACKNOWLEDGE } from '../../lambdas/acknowledge/env.ts';
import { ENVIRONMENT as ANALYZE_MESSAGES } from '../../lambdas/analyze-messages/env.ts';
import { ENVIRONMENT as CARE_API } from '../../lambdas/care-api/env.ts';
import { ROUTES } from '../../lambdas/care-api/handler.ts';
import { ENVIRONMENT as CHECK_ALERTS } from '../../lambdas/check-alerts/env.ts';
import { ENVIRONMENT as EXPORT_BRAND } from '../../lambdas/export-brand/env.ts';
import { ENVIRONMENT as RECEIVE_WEBHOOK } from '../../lambdas/receive-webhook/env.ts';
import { ENVIRONMENT as WATCH_BRANDS } from '../../lambdas/watch-brands/env.ts';
import { FUNCTION_NAMES } from '../../lib/constructs/watched.ts';
import { resourcesOf, templatesOf, type Resource } from './synthesis.ts';

const WEB_ACL = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/doors/0a1b2c3d';
const TOKENS = { jwtIssuer: 'https://login.example.com/', jwtAudience: 'care,desk' };
const DOMAIN = { domainName: 'hears.example.com', certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d' };

const { application } = templatesOf();
const functions = resourcesOf(application, 'AWS::Lambda::Function');
/** The one function whose logical id contains a name. */
const functionOf = (name: string, within = functions): Resource['Properties'] => {
  const [found, ...more] = Object.entries(within).filter(([id]) => id.includes(name));
  if (found === undefined || more.length > 0) throw new Error(`${name} names ${more.length + (found ? 1 : 0)} functions`);
  return found[1].Properties;
};
const environmentOf = (name: string, within = functions): Record<string, unknown> =>
  Object(Object(functionOf(name, within)['Environment'])['Variables']);

describe('every function', () => {
  it('is one of the seven', () => {
    expect(Object.keys(functions)).toHaveLength(FUNCTION_NAMES.length);
  });

  it('runs on Node 24 on arm64, traced, with its source maps', () => {
    application.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      Environment: { Variables: Match.objectLike({ NODE_OPTIONS: '--enable-source-maps' }) },
    });
  });

  it('writes to a log of its own, which is kept for as long as the setting says', () => {
    const groups = Object.values(functions).map(({ Properties }) => Object(Object(Properties['LoggingConfig'])['LogGroup'])['Ref']);
    expect(new Set(groups).size).toBe(FUNCTION_NAMES.length);
    application.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
    templatesOf({ logDays: '90' }).application.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });

  it.each([
    ['ReceiveWebhook', RECEIVE_WEBHOOK],
    ['AnalyzeMessages', ANALYZE_MESSAGES],
    ['WatchBrands', WATCH_BRANDS],
    ['CareApi', CARE_API],
    ['Acknowledge', ACKNOWLEDGE],
    ['ExportBrand', EXPORT_BRAND],
    ['CheckAlerts', CHECK_ALERTS],
  ])('is given exactly what it reads: %s', (name, names) => {
    expect(Object.keys(environmentOf(name)).sort()).toEqual([...names, 'NODE_OPTIONS'].sort());
  });

  it.each([
    ['ReceiveWebhook', 10, undefined],
    ['AnalyzeMessages', 60, undefined],
    ['WatchBrands', 120, 1],
    ['CareApi', 29, undefined],
    ['Acknowledge', 10, undefined],
    ['ExportBrand', 900, undefined],
    ['CheckAlerts', 30, 1],
  ])('has its time: %s %i seconds, and %s at once', (name, Timeout, ReservedConcurrentExecutions) => {
    expect(functionOf(name)).toMatchObject({ Timeout });
    expect(functionOf(name)['ReservedConcurrentExecutions']).toBe(ReservedConcurrentExecutions);
  });
});

describe('the pipeline', () => {
  it('reads fifty messages at once, waits a second for company, and gives back only what failed', () => {
    application.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 50,
      MaximumBatchingWindowInSeconds: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });

  it('analyses as many batches at once as the setting says', () => {
    templatesOf({ maxConcurrency: '250' }).application.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      ScalingConfig: { MaximumConcurrency: 250 },
    });
  });

  it.each([
    ['its own region', {}, 'eu-west-1', 'eu-west-1'],
    ['the region of the setting', { comprehendRegion: 'eu-central-1' }, 'eu-north-1', 'eu-central-1'],
  ])('asks the Comprehend of %s', (_, settings, region, expected) => {
    const { application: deployed } = templatesOf(settings, region);
    expect(environmentOf('AnalyzeMessages', resourcesOf(deployed, 'AWS::Lambda::Function'))['COMPREHEND_REGION']).toBe(expected);
  });
});

describe('the moods', () => {
  it.each([
    ['by default', {}, { MOOD: 'hybrid', SURE_AT: '0.8', COMPREHEND_UNITS_PER_DAY: '100000' }],
    ['when Comprehend alone is asked for', { mood: 'comprehend' }, { MOOD: 'comprehend' }],
    ['when nothing may leave', { mood: 'embedded' }, { MOOD: 'embedded' }],
    [
      'when it is to be surer, for less',
      { mood: 'hybrid', sureAt: '0.95', comprehendDollarsPerDay: '3' },
      { SURE_AT: '0.95', COMPREHEND_UNITS_PER_DAY: '30000' },
    ],
  ])('are read as the settings say: %s', (_name, settings, expected) => {
    const { application: deployed } = templatesOf(settings);
    expect(environmentOf('AnalyzeMessages', resourcesOf(deployed, 'AWS::Lambda::Function'))).toMatchObject(expected);
  });
});

describe('the schedules', () => {
  it('sweep each minute and count subscriptions each hour, and make up for nothing', () => {
    const schedules = Object.values(resourcesOf(application, 'AWS::Scheduler::Schedule')).map(({ Properties }) => Properties);
    expect(schedules.map(({ ScheduleExpression }) => ScheduleExpression)).toEqual(['rate(1 minute)', 'rate(60 minutes)']);
    for (const schedule of schedules) expect(schedule).toMatchObject({ Target: { RetryPolicy: { MaximumRetryAttempts: 0 } } });
  });

  it('drop a sweep that could not begin within its minute', () => {
    application.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 });
  });
});

/** The routes of a template: how each is called, and who may call it. */
const routesOf = (template: Template): Map<string, string> =>
  new Map(
    Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Route')).map(({ Properties }) => [
      String(Properties['RouteKey']),
      String(Properties['AuthorizationType']),
    ]),
  );

const OPEN = [
  'GET /webhooks/{platform}',
  'OPTIONS /webhooks/{platform}',
  'POST /webhooks/{platform}',
  'GET /webhooks/{platform}/{account}',
  'OPTIONS /webhooks/{platform}/{account}',
  'POST /webhooks/{platform}/{account}',
  'GET /acknowledge/{token}',
  'POST /acknowledge/{token}',
  'GET /health',
  'GET /openapi.json',
];
const CARE = ['ANY /brands', 'ANY /brands/{proxy+}', 'ANY /conversations/{proxy+}', 'ANY /incidents/{proxy+}'];

describe('the API', () => {
  it.each([
    ['IAM', {}, 'AWS_IAM'],
    ['tokens', TOKENS, 'JWT'],
  ])('has no route of the care API without an authorizer: %s', (_, settings, type) => {
    const routes = routesOf(templatesOf(settings).application);
    expect(routes).toEqual(new Map([...OPEN.map((key) => [key, 'NONE'] as const), ...CARE.map((key) => [key, type] as const)]));
  });

  it('checks issuer and audience of tokens', () => {
    templatesOf(TOKENS).application.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://login.example.com/', Audience: ['care', 'desk'] },
    });
  });

  it('reaches every path that the care API answers', () => {
    const paths = ROUTES.map(({ path }) => path);
    const patterns = [...routesOf(application).keys()].map((key) => new RegExp(`^${key.slice(key.indexOf('/')).replace('{proxy+}', '.+')}$`));
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) expect([path, patterns.some((pattern) => pattern.test(path.replaceAll(/\{\w+\}/g, 'x')))]).toEqual([path, true]);
  });

  it('lets webhooks come faster than anything else', () => {
    const webhooks = OPEN.filter((key) => key.includes('webhooks'));
    application.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
      RouteSettings: Object.fromEntries(webhooks.map((key) => [key, { ThrottlingRateLimit: 2_000, ThrottlingBurstLimit: 1_000 }])),
    });
  });

  it('has its routes before the stage that sets their pace', () => {
    const [stage] = Object.values(resourcesOf(application, 'AWS::ApiGatewayV2::Stage'));
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(Object.keys(resourcesOf(application, 'AWS::ApiGatewayV2::Route'))));
  });

  it('logs the route and never the path or the query: the path of an acknowledge link is a token', () => {
    const [stage] = Object.values(resourcesOf(application, 'AWS::ApiGatewayV2::Stage'));
    const format = String(Object(stage?.Properties['AccessLogSettings'])['Format']);
    expect(Object.values(JSON.parse(format))).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|protocol|requestOverride|authorizer)|querystring|rawPath/i);
  });

  it('lets no page of another site read it', () => {
    expect(Object.values(resourcesOf(application, 'AWS::ApiGatewayV2::Api')).map(({ Properties }) => Properties['CorsConfiguration'])).toEqual([
      undefined,
    ]);
  });
});

describe('the public address', () => {
  const addressOf = (settings: Record<string, unknown>) => {
    const { application: template } = templatesOf(settings);
    return { template, publicUrl: environmentOf('WatchBrands', resourcesOf(template, 'AWS::Lambda::Function'))['PUBLIC_URL'] };
  };

  it("is the API's own where nothing else is given", () => {
    expect(JSON.stringify(addressOf({}).publicUrl)).toMatch(/^\{"Fn::GetAtt":\["ApiCD79AAA0","ApiEndpoint"\]\}$/);
  });

  it('is the domain, and the other one is closed', () => {
    const { template, publicUrl } = addressOf(DOMAIN);
    expect(publicUrl).toBe('https://hears.example.com');
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }] });
    template.hasOutput('DnsTarget', {});
  });

  it('is a distribution that carries the web ACL', () => {
    const { template, publicUrl } = addressOf({ webAclArn: WEB_ACL });
    expect(JSON.stringify(publicUrl)).toMatch(/"https:\/\/",\{"Fn::GetAtt":\["\w+Distribution\w+","DomainName"\]\}/);
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { WebACLId: WEB_ACL, DefaultCacheBehavior: { ViewerProtocolPolicy: 'https-only' } },
    });
  });

  it('is the domain of the distribution where both are given', () => {
    const certificateArn = DOMAIN.certificateArn.replace('eu-west-1', 'us-east-1');
    const { template, publicUrl } = addressOf({ ...DOMAIN, certificateArn, webAclArn: WEB_ACL });
    expect(publicUrl).toBe('https://hears.example.com');
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { Aliases: ['hears.example.com'], ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' } },
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: false });
  });
});

describe('what the deployment tells', () => {
  it('is where the care API is, and what to register at each platform', () => {
    expect(Object.keys(application.findOutputs('*')).sort()).toEqual(['ApiUrl', 'WebhookUrlMeta', 'WebhookUrlStandard', 'WebhookUrlX']);
  });

  it('is where table, queues and topic are', () => {
    const outputs = Object.keys(templatesOf().data.findOutputs('*')).filter((id) => !id.startsWith('Exports'));
    expect(outputs.sort()).toEqual(['AlertTopicArn', 'DeadLettersUrl', 'InboxUrl', 'TableName']);
  });

  it('leaves the care API at its own address behind a web ACL, since CloudFront would break the signatures of IAM', () => {
    templatesOf({ webAclArn: WEB_ACL }).application.hasOutput('ApiUrl', { Value: { 'Fn::GetAtt': ['ApiCD79AAA0', 'ApiEndpoint'] } });
  });
});
