import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import cdk from '../../cdk.json' with { type: 'json' };
import { deployment } from '../../lib/deployment.ts';
import { readSettings } from '../../lib/settings.ts';

/** An app as the CDK's command makes it, but for the bundles: they take a second and change nothing in a template but a hash. */
export const anApp = (context: Readonly<Record<string, unknown>> = {}, outdir?: string): App =>
  new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [], ...context }, ...(outdir === undefined ? {} : { outdir }) });

/** Adds the stacks of one stage to an app, as `-c KEY=VALUE` would have them. */
export const stacksOf = (app: App, settings: Readonly<Record<string, unknown>> = {}, region = 'eu-west-1') =>
  deployment(app, readSettings(settings, region));

/** The templates of one stage. */
export function templatesOf(settings: Readonly<Record<string, unknown>> = {}, region?: string): { data: Template; application: Template } {
  const { data, application } = stacksOf(anApp(), settings, region);
  return { data: Template.fromStack(data), application: Template.fromStack(application) };
}

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  DependsOn: z.array(z.string()).default([]),
});
export type Resource = z.output<typeof Resource>;

const Resources = z.object({ Resources: z.record(z.string(), Resource) });

/** The resources of a template, of one type or of all, by logical id. */
export const resourcesOf = (template: Template, type?: string): Readonly<Record<string, Resource>> =>
  Object.fromEntries(Object.entries(Resources.parse(template.toJSON()).Resources).filter(([, { Type }]) => type === undefined || Type === type));

const oneOrMore = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((one) => [one])]);
const Statement = z.object({
  Effect: z.literal('Allow'),
  Action: oneOrMore(z.string()),
  Resource: oneOrMore(z.unknown()),
  Condition: z.unknown().optional(),
});
const Policy = z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) });
export type Statement = z.output<typeof Statement>;

/** What the roles of a template may do, by the logical id of the policy. */
export const statementsOf = (template: Template): readonly (readonly [policy: string, statement: Statement])[] =>
  Object.entries(resourcesOf(template, 'AWS::IAM::Policy')).flatMap(([policy, { Properties }]) =>
    Policy.parse(Properties).PolicyDocument.Statement.map((statement) => [policy, statement] as const),
  );
