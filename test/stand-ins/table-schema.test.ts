import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, it } from 'vitest';
import { DataStack } from '../../lib/data-stack.ts';
import { TABLE_SCHEMA } from './table-schema.ts';

/** Synthesising takes seconds, so the tests of the stores do not: they use the schema that is compared with the template here. */
describe('the table of the tests', () => {
  const env = { region: 'eu-west-1', account: '000000000000' };
  const template = Template.fromStack(new DataStack(new App(), 'Test', { platforms: ['x'], isProduction: true, env }));

  it('has the keys, the indexes and the projections of the table that is deployed', () => {
    template.resourceCountIs('AWS::DynamoDB::GlobalTable', 1);
    template.hasResourceProperties(
      'AWS::DynamoDB::GlobalTable',
      Match.objectLike({ ...TABLE_SCHEMA, GlobalSecondaryIndexes: exactly(TABLE_SCHEMA.GlobalSecondaryIndexes) }),
    );
  });

  it('calls the time when an item expires as the stores do', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', { TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } });
  });
});

const exactly = (indexes: readonly object[]) => indexes.map((index) => Match.objectEquals(index));
