import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack, Validations, type App } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { anApp, stacksOf } from './synthesis.ts';

const Report = z.object({ pluginReports: z.array(z.object({ violations: z.array(z.unknown()).default([]) })) });

/** What cdk-nag finds in an app, with the rules of AwsSolutions that `bin/app.ts` applies. */
function findingsIn(fill: (app: App) => void): readonly unknown[] {
  const outdir = mkdtempSync(join(tmpdir(), 'groundswell-review-'));
  try {
    const app = anApp({ '@aws-cdk/core:failSynthOnValidationErrors': false }, outdir);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    fill(app);
    app.synth();
    return Report.parse(JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'))).pluginReports.flatMap(
      ({ violations }) => violations,
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const WEB_ACL = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/doors/0a1b2c3d';
const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d';

describe('the security review', () => {
  it('finds what is wrong', () => {
    const findings = findingsIn((app) => new Queue(new Stack(app, 'Careless'), 'Queue'));
    expect(JSON.stringify(findings)).toContain('AwsSolutions-SQS4');
  });

  it.each([
    ['as it comes', {}, 'eu-west-1'],
    [
      'with everything that can be set',
      {
        operators: 'ada@example.com',
        mailSender: 'alerts@example.com',
        jwtIssuer: 'https://login.example.com',
        jwtAudience: 'care',
        webAclArn: WEB_ACL,
        domainName: 'hears.example.com',
        certificateArn: CERTIFICATE,
      },
      'eu-west-1',
    ],
    ['behind a web ACL without a domain, in a stage that can be deleted', { stage: 'test', webAclArn: WEB_ACL }, 'eu-west-1'],
    ['under a domain of its own', { domainName: 'hears.example.com', certificateArn: CERTIFICATE }, 'us-east-1'],
    ['on an emulator', { stage: 'test', emulator: 'true' }, 'us-east-1'],
  ])('finds nothing in the product %s', (_, settings, region) => {
    expect(findingsIn((app) => stacksOf(app, settings, region))).toEqual([]);
  });
});
