import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../lambdas/metrics.ts';
import { Dashboard } from '../../lib/constructs/dashboard.ts';
import type { MoodChoice } from '../../lib/settings/keys.ts';
import { aWatchedStack } from './a-watched-stack.ts';

const { watched } = aWatchedStack();

/** The dashboard of a deployment where this engine reads the moods. */
const templateOf = (mood: MoodChoice): Template => {
  const { stack, watched: all } = aWatchedStack();
  new Dashboard(stack, 'Dashboard', { ...all, mood, comprehendDocumentsPerDay: 100_000 });
  return Template.fromStack(stack);
};
const template = templateOf('hybrid');

/** The page as CloudWatch gets it; what is only known at deployment stands as `?`. */
const page = (
  of: Template = template,
): { widgets: { type: string; x: number; y: number; width: number; height: number; properties: Record<string, unknown> }[] } => {
  const [dashboard] = Object.values(of.findResources('AWS::CloudWatch::Dashboard')) as {
    Properties: { DashboardBody: { 'Fn::Join': [string, unknown[]] } };
  }[];
  const [, pieces] = dashboard?.Properties.DashboardBody['Fn::Join'] ?? ['', []];
  return JSON.parse(pieces.map((piece) => (typeof piece === 'string' ? piece : '?')).join('')) as ReturnType<typeof page>;
};

const { widgets } = page();
const texts = widgets.filter(({ type }) => type === 'text');

describe('the dashboard', () => {
  it('asks four questions from top to bottom', () => {
    const questions = texts.map(({ properties }) => /^# (.+)$/m.exec(String(properties['markdown']))?.[1]);
    expect(questions).toEqual(['Are customers heard?', 'Is anything on fire?', 'What does it cost?', 'Is it healthy?']);
    expect(texts.map(({ y }) => y)).toEqual(texts.map(({ y }) => y).toSorted((a, b) => a - b));
  });

  it.each(texts)('says above each row what good looks like', ({ properties }) => {
    expect(properties['markdown']).toMatch(/\bGood: /);
  });

  it('fills the width of the page and no more', () => {
    for (const [, row] of Map.groupBy(widgets, ({ y }) => y)) expect(row.reduce((sum, { width }) => sum + width, 0)).toBe(24);
  });

  it('names the price of a unit of Comprehend, and multiplies by it', () => {
    expect(texts.map(({ properties }) => String(properties['markdown'])).join()).toContain('0.0001 USD a unit');
    expect(JSON.stringify(widgets)).toContain('(FILL(comprehendUnits, 0) + FILL(phraseUnits, 0) + FILL(sweepPhraseUnits, 0)) * 0.0001');
  });

  it('shows what the embedded engine saves, in dollars, where it reads along', () => {
    const titles = (mood: MoodChoice) => page(templateOf(mood)).widgets.map(({ properties }) => String(properties['title']));
    for (const mood of ['hybrid', 'embedded'] as const) expect(titles(mood)).toContain('Who read the moods, a day');
    expect(titles('comprehend')).not.toContain('Who read the moods, a day');
    expect(JSON.stringify(widgets)).toContain('unitsSaved * 0.0001');
  });

  it('draws the budget of texts only where Comprehend alone reads: a hybrid has one of dollars', () => {
    const drawn = (mood: MoodChoice) => JSON.stringify(page(templateOf(mood))).includes('"label":"budget"');
    expect([drawn('comprehend'), drawn('hybrid')]).toEqual([true, false]);
  });

  it('shows what every index is asked to write beside the table', () => {
    for (const index of ['Recent', 'Priority', 'Due']) expect(JSON.stringify(widgets)).toContain(`"GlobalSecondaryIndexName","${index}"`);
  });

  it('shows every platform that is meant to deliver', () => {
    for (const platform of watched.platforms) expect(JSON.stringify(widgets)).toContain(`"Platform","${platform}"`);
  });

  it('shows only metrics of ours that a function writes', () => {
    const named = [...JSON.stringify(widgets).matchAll(/"Groundswell","(\w+)"/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !Object.keys(METRICS).includes(name))).toEqual([]);
  });

  it('names nothing physical and asks for no log query', () => {
    template.hasResourceProperties('AWS::CloudWatch::Dashboard', {});
    expect(JSON.stringify(template.findResources('AWS::CloudWatch::Dashboard'))).not.toContain('DashboardName');
    template.resourceCountIs('AWS::Logs::QueryDefinition', 0);
    template.resourceCountIs('AWS::Logs::MetricFilter', 0);
  });
});
