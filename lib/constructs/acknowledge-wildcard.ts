import { Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Says of a wildcard in a policy below a construct why it must be one. `finding` is what cdk-nag calls it, such as `Resource::*`. */
export const acknowledgeWildcard = (construct: Construct, finding: string, reason: string): void =>
  Validations.of(construct).acknowledge({ id: `AwsSolutions-IAM5[${finding}]`, reason });
