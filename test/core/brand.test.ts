import { describe, expect, it } from 'vitest';
import { answerWithinMinutes, BrandDocument, isLoopback, undescribedBrand } from '../../core/brand.ts';

const LEAST = { brand: 'harbour', name: 'Harbour Coffee', accounts: [{ platform: 'x', account: 'harbour-coffee' }] };
const problemsOf = (document: object): string[] => {
  const { error } = BrandDocument.safeParse({ ...LEAST, ...document });
  return error?.issues.map(({ path, code, message }) => `${[...path, ...(code === 'unrecognized_keys' ? ['*'] : [])].join('.')}: ${message}`) ?? [];
};
const pathsOf = (document: object): string[] => problemsOf(document).map((problem) => problem.split(':')[0] ?? '');

describe('a brand document', () => {
  it('has a default for all but brand, name and accounts', () => {
    expect(BrandDocument.parse(LEAST)).toEqual({
      ...LEAST,
      timeZone: 'UTC',
      teams: {},
      crisis: {
        windowMinutes: 60,
        negativeShare: 0.4,
        margin: 0.15,
        minMessages: 20,
        minAuthors: 10,
        surge: true,
        viralReach: 100_000,
        ghosts: true,
      },
      competitors: [],
      employees: [],
      guidelines: [],
      handOffs: [],
      vocabulary: [],
      alerts: {
        emails: [],
        webhooks: [],
        groupMinutes: 5,
        repeatMinutes: 240,
        escalateTo: [],
        escalateAfterMinutes: 15,
        digestAt: '08:00',
        operations: [],
      },
      reports: { emails: [], daily: true, weekly: true, at: '08:00' },
    });
  });

  it('keeps the other defaults of a part that is given in part', () => {
    const { crisis, alerts, teams } = BrandDocument.parse({
      ...LEAST,
      crisis: { minMessages: 5 },
      alerts: { groupMinutes: 0 },
      teams: { sales: {} },
    });
    expect(crisis).toMatchObject({ minMessages: 5, windowMinutes: 60, surge: true });
    expect(alerts).toMatchObject({ groupMinutes: 0, repeatMinutes: 240 });
    expect(teams).toEqual({ sales: { answerWithinMinutes: 60, hours: 'always' } });
  });

  it('comes back as it went', () => {
    const document = BrandDocument.parse(LEAST);
    expect(BrandDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  it.each([
    ['a name in capitals', { brand: 'Harbour' }, 'brand'],
    ['a name that begins with a dash', { brand: '-harbour' }, 'brand'],
    ['a name too long', { brand: 'h'.repeat(64) }, 'brand'],
    ['an empty name', { name: '' }, 'name'],
    ['no account', { accounts: [] }, 'accounts'],
    ['an account without its platform', { accounts: [{ account: 'a' }] }, 'accounts.0.platform'],
    ['a time zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['a team that nobody knows', { teams: { kitchen: {} } }, 'teams.*'],
    ['a target of no minutes', { teams: { care: { answerWithinMinutes: 0 } } }, 'teams.care.answerWithinMinutes'],
    ['a window just too short', { crisis: { windowMinutes: 4 } }, 'crisis.windowMinutes'],
    ['a window just too long', { crisis: { windowMinutes: 1_441 } }, 'crisis.windowMinutes'],
    ['half a minute', { crisis: { windowMinutes: 10.5 } }, 'crisis.windowMinutes'],
    ['a share of all', { crisis: { negativeShare: 1 } }, 'crisis.negativeShare'],
    ['a share of none', { crisis: { negativeShare: 0 } }, 'crisis.negativeShare'],
    ['a margin below zero', { crisis: { margin: -0.01 } }, 'crisis.margin'],
    ['no messages', { crisis: { minMessages: 0 } }, 'crisis.minMessages'],
    ['no people', { crisis: { minAuthors: 0 } }, 'crisis.minAuthors'],
    ['no reach', { crisis: { viralReach: 0 } }, 'crisis.viralReach'],
    ['a competitor without terms', { competitors: [{ name: 'Bean Street', terms: [] }] }, 'competitors.0.terms'],
    ['an empty term', { handOffs: [{ name: 'Privacy', terms: ['private', ''] }] }, 'handOffs.0.terms.1'],
    ['an employee without a handle', { employees: [{ platform: 'x' }] }, 'employees.0.handle'],
    ['a word for no intent', { vocabulary: [{ intent: 'other', terms: ['a'] }] }, 'vocabulary.0.intent'],
    ['a level of guideline that nobody knows', { guidelines: [{ name: 'A', terms: ['a'], level: 'holy' }] }, 'guidelines.0.level'],
    ['an address that is none', { alerts: { emails: ['ops@harbour.example', 'ops'] } }, 'alerts.emails.1'],
    ['a webhook that is no URL', { alerts: { webhooks: [{ url: 'nonsense' }] } }, 'alerts.webhooks.0.url'],
    ['a webhook of another scheme', { alerts: { webhooks: [{ url: 'ftp://harbour.example/' }] } }, 'alerts.webhooks.0.url'],
    ['a webhook without encryption', { alerts: { webhooks: [{ url: 'http://harbour.example/' }] } }, 'alerts.webhooks.0.url'],
    ['reminders too often', { alerts: { repeatMinutes: 4 } }, 'alerts.repeatMinutes'],
    ['a field that nobody knows', { colour: 'blue' }, '*'],
    ['a threshold misspelt', { crisis: { minMesages: 5 } }, 'crisis.*'],
    ['a setting of alerts misspelt', { alerts: { email: ['ops@harbour.example'] } }, 'alerts.*'],
    ['hours that are none', { teams: { care: { hours: 'whenever' } } }, 'teams.care.hours'],
    ['an hour that the day does not have', { teams: { care: { hours: 'mon-fri 09:00-25:00' } } }, 'teams.care.hours'],
    ['a target misspelt', { teams: { care: { answerInMinutes: 5 } } }, 'teams.care.*'],
  ])('is refused for %s, naming where', (_name, document, path) => {
    expect(pathsOf(document)).toEqual([path]);
  });

  it('names every broken field at once', () => {
    const broken = { brand: '', timeZone: 'nowhere', crisis: { minAuthors: -1, margin: 2 }, alerts: { emails: ['x'], webhooks: [{ url: 'y' }] } };
    expect(pathsOf(broken)).toEqual(['brand', 'timeZone', 'crisis.margin', 'crisis.minAuthors', 'alerts.emails.0', 'alerts.webhooks.0.url']);
  });

  it.each(['always', 'mon-fri 09:00-17:00', 'mon-fri 09:00-17:30, sat 10:00-14:00', 'sun 00:00-24:00'])('takes the hours %s', (hours) => {
    const { teams } = BrandDocument.parse({ ...LEAST, teams: { care: { hours } } });
    expect(teams.care?.hours).toBe(hours);
  });

  it.each(['http://127.0.0.1:9000/', 'http://localhost/', 'http://[::1]/', 'https://harbour.example/alerts'])('takes %s for a webhook', (url) => {
    expect(problemsOf({ alerts: { webhooks: [{ url }] } })).toEqual([]);
  });
});

describe('what holds without a document', () => {
  it('is every default, under the name of the brand', () => {
    expect(undescribedBrand('unassigned')).toMatchObject({ brand: 'unassigned', name: 'unassigned', crisis: BrandDocument.parse(LEAST).crisis });
  });

  it('is an answer within the hour', () => {
    const quick = BrandDocument.parse({ ...LEAST, teams: { care: { answerWithinMinutes: 15 } } });
    expect([answerWithinMinutes(undefined, 'care'), answerWithinMinutes(quick, 'care'), answerWithinMinutes(quick, 'sales')]).toEqual([60, 15, 60]);
  });
});

describe('this very machine', () => {
  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.8.0.1', true],
    ['::1', true],
    ['[::1]', true],
    ['127.0.0.1.harbour.example', false],
    ['localhost.harbour.example', false],
    ['10.0.0.1', false],
    ['0.0.0.0', false],
  ])('%s: %s', (name, here) => {
    expect(isLoopback(name)).toBe(here);
  });
});
