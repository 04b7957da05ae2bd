import { Stack, type Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';

export interface RegularCallProps {
  readonly function: IFunction;
  /** Whole minutes or hours. */
  readonly every: Duration;
}

/** Calls a function again and again. A call that cannot be made is not made up for: the next one looks at the same things. */
export class RegularCall extends Construct {
  constructor(scope: Construct, id: string, { function: called, every }: RegularCallProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } } }),
    });
    // The L2 target would also allow every version of the function, by a wildcard.
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [called.functionArn] }));
    new CfnSchedule(this, 'Schedule', {
      scheduleExpression: `rate(${every.toMinutes()} minute${every.toMinutes() === 1 ? '' : 's'})`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: called.functionArn, roleArn: role.roleArn, retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 } },
    });
  }
}
