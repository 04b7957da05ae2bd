import { describe, expect, it } from 'vitest';
import { SURE_AT } from '../../core/second-opinion.ts';
import { COMPREHEND_REGIONS } from '../../lib/settings/comprehend-regions.ts';
import { BadSettings, readSettings } from '../../lib/settings.ts';

const WEB_ACL = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/doors/0a1b2c3d';
const certificateOf = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/0a1b2c3d-4e5f`;

const problemsOf = (context: Record<string, unknown>, region = 'eu-west-1'): readonly string[] => {
  try {
    readSettings(context, region);
    return [];
  } catch (error) {
    if (error instanceof BadSettings) return error.problems;
    throw error;
  }
};

describe('the settings', () => {
  it('have a default for everything', () => {
    expect(readSettings({}, 'us-east-1')).toEqual({
      stage: 'production',
      operators: [],
      platforms: ['standard', 'x', 'meta'],
      region: 'us-east-1',
      comprehendRegion: 'us-east-1',
      mood: 'hybrid',
      sureAt: SURE_AT,
      comprehendDollarsPerDay: 10,
      shards: 4,
      retentionDays: 400,
      logDays: 30,
      maxConcurrency: 10,
      comprehendDocumentsPerDay: 100_000,
      silentHours: 6,
      emulator: false,
    });
  });

  it('are read from the text that the command line gives', () => {
    const given = {
      operators: 'ada@example.com, ben@example.com,ada@example.com',
      platforms: 'x',
      shards: '16',
      emulator: 'true',
      jwtAudience: 'care',
    };
    expect(readSettings({ ...given, jwtIssuer: 'https://login.example.com/' }, 'us-east-1')).toMatchObject({
      operators: ['ada@example.com', 'ben@example.com'],
      platforms: ['x'],
      shards: 16,
      emulator: true,
      jwtAudience: ['care'],
    });
  });

  it('are read from cdk.json as the things themselves', () => {
    expect(readSettings({ operators: ['ada@example.com'], shards: 16, emulator: true }, 'us-east-1')).toMatchObject({
      operators: ['ada@example.com'],
      shards: 16,
      emulator: true,
    });
  });

  it("leave the CDK's own keys alone", () => {
    const own = { '@aws-cdk/core:target-partitions': ['aws'], 'aws:cdk:bundling-stacks': [], 'availability-zones:account=1:region=eu-west-1': ['a'] };
    expect(problemsOf(own)).toEqual([]);
  });

  it.each([
    ['stage', 'Production'],
    ['stage', 'a-name-that-is-too-long'],
    ['stage', ''],
    ['operators', 'ada@example.com,ben'],
    ['platforms', 'x,myspace'],
    ['platforms', ''],
    ['comprehendRegion', 'eu-north-1'],
    ['mailSender', 'Groundswell <alerts@example.com>'],
    ['webAclArn', WEB_ACL.replace('global', 'regional')],
    ['webAclArn', WEB_ACL.replace('us-east-1', 'eu-west-1')],
    ['shards', '0'],
    ['shards', '65'],
    ['shards', '4.5'],
    ['shards', 'four'],
    ['retentionDays', '7'],
    ['logDays', '31'],
    ['logDays', '9999'],
    ['maxConcurrency', '1'],
    ['maxConcurrency', '1001'],
    ['comprehendDocumentsPerDay', '0'],
    ['mood', 'vader'],
    ['sureAt', '0.24'],
    ['sureAt', '1.01'],
    ['sureAt', 'very'],
    ['comprehendDollarsPerDay', '0'],
    ['comprehendDollarsPerDay', '0.5'],
    ['silentHours', '25'],
    ['emulator', 'yes'],
    ['shards', ['4']],
  ])('refuse the %s %j, with the value and what is allowed', (key, value) => {
    const [problem, ...others] = problemsOf({ [key]: value });
    expect(others).toEqual([]);
    expect(problem).toMatch(/; allowed is \S/);
    expect(problem?.startsWith(`${key} is ${JSON.stringify(value)}; allowed is `)).toBe(true);
  });

  it.each([
    ['shards', '1'],
    ['shards', '64'],
    ['retentionDays', '8'],
    ['logDays', '3653'],
    ['maxConcurrency', '2'],
    ['maxConcurrency', '1000'],
    ['mood', 'comprehend'],
    ['mood', 'embedded'],
    ['sureAt', '0.25'],
    ['sureAt', '1'],
    ['sureAt', 0.9],
    ['comprehendDollarsPerDay', '1'],
    ['stage', 'a234567890123456789-'],
    ['webAclArn', WEB_ACL],
  ])('take the %s %s', (key, value: unknown) => {
    expect(problemsOf({ [key]: value })).toEqual([]);
  });

  it('refuse a domain that is an address, and an issuer without https', () => {
    const problems = problemsOf({
      domainName: 'https://example.com',
      certificateArn: certificateOf('eu-west-1'),
      jwtIssuer: 'http://example.com',
      jwtAudience: 'x',
    });
    expect(problems.map((problem) => problem.split(' ', 1)[0])).toEqual(['jwtIssuer', 'domainName']);
  });

  it.each([
    ['platfroms', 'the nearest is platforms'],
    ['Stage', 'the nearest is stage'],
    ['bananas', 'known are stage, operators, '],
  ])('refuse the unknown key %s, and say which there are', (key, words) => {
    expect(problemsOf({ [key]: 'x' })).toEqual([expect.stringContaining(`there is no setting ${key}; ${words}`)]);
  });

  it.each([
    [{ jwtIssuer: 'https://login.example.com' }, 'jwtIssuer is given without jwtAudience; '],
    [{ jwtAudience: 'care' }, 'jwtAudience is given without jwtIssuer; '],
    [{ domainName: 'hears.example.com' }, 'domainName is given without certificateArn; '],
    [{ certificateArn: certificateOf('eu-west-1') }, 'certificateArn is given without domainName; '],
  ])('refuse one of a pair: %j', (given, words) => {
    expect(problemsOf(given)).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    ['eu-west-1', undefined, undefined],
    ['us-east-1', undefined, 'certificateArn is of us-east-1; an API takes it from its own region, eu-west-1'],
    ['us-east-1', WEB_ACL, undefined],
    ['eu-west-1', WEB_ACL, 'certificateArn is of eu-west-1; CloudFront takes it from one region, us-east-1'],
  ])('want the certificate where it is used: one of %s with the web ACL %s', (region, webAclArn, problem) => {
    const given = { domainName: 'hears.example.com', certificateArn: certificateOf(region), ...(webAclArn === undefined ? {} : { webAclArn }) };
    expect(problemsOf(given)).toEqual(problem === undefined ? [] : [problem]);
  });

  it('refuse a region without Comprehend, with the thirteen that have it', () => {
    expect(COMPREHEND_REGIONS).toHaveLength(13);
    const [problem] = problemsOf({}, 'eu-north-1');
    expect(problem).toContain('eu-north-1, where this is deployed, has no Comprehend');
    for (const region of COMPREHEND_REGIONS) expect(problem).toContain(region);
  });

  it('take a region without Comprehend when another one may read the texts', () => {
    expect(problemsOf({ comprehendRegion: 'eu-central-1' }, 'eu-north-1')).toEqual([]);
  });

  it('take a region without Comprehend when nobody asks it', () => {
    expect(problemsOf({ mood: 'embedded' }, 'eu-north-1')).toEqual([]);
    expect(problemsOf({ mood: 'hybrid' }, 'eu-north-1')).toHaveLength(1);
  });

  it('refuse to guess a region', () => {
    expect(() => readSettings({}, undefined)).toThrow('- the region is not known; set AWS_REGION.');
  });

  it('name all problems at once, a line each', () => {
    const act = () => readSettings({ stage: 'X', shards: '0', platfroms: 'x', jwtIssuer: 'https://login.example.com' }, 'eu-north-1');
    expect(act).toThrow(BadSettings);
    expect(problemsOf({ stage: 'X', shards: '0', platfroms: 'x', jwtIssuer: 'https://login.example.com' }, 'eu-north-1')).toHaveLength(5);
    expect(act).toThrow(/^This cannot be deployed:\n- stage is "X"; .*\.\n- shards is "0"; /);
  });
});
