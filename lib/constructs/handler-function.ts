import { RemovalPolicy, type Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal, type IGrantable, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Function,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
  type FunctionOptions,
  type IFunction,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { CodeOf } from '../bundle.ts';
import type { Environments, NothingElse } from '../environments.ts';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import { kebab, type FunctionName } from './watched.ts';

/** What all functions of a deployment have in common. */
export interface Workshop {
  /** Where their code comes from. */
  readonly codeOf: CodeOf;
  /** How long their logs are kept. */
  readonly logDays: RetentionDays;
}

export interface HandlerFunctionProps<Name extends FunctionName, Given extends Environments[Name]> extends Workshop {
  /** Its name; the folder in `lambdas/` is the same in kebab-case. */
  readonly name: Name;
  /** What it does, in one sentence, for whoever meets it in the console. */
  readonly description: string;
  /** Exactly the names that its `env.ts` lists. */
  readonly environment: Given & NothingElse<Given, Name>;
  /** In megabytes. Lambda gives processor time in proportion: 1,769 MB are one whole core. */
  readonly memory: number;
  readonly timeout: Duration;
  /**
   * How many of it may run at once, kept free for it.
   * @default as many as the account allows
   */
  readonly reserved?: number;
  /**
   * Leaves out what Lambda itself writes of each run (START, END, REPORT), which is worth its price where runs are few.
   * @default false
   */
  readonly runsUntold?: boolean;
  /**
   * What becomes of calls that nobody waits for.
   * @default tried twice more within six hours
   */
  readonly unattended?: Pick<FunctionOptions, 'retryAttempts' | 'maxEventAge'>;
}

/**
 * A trace in the log names our own lines. Node reads the map when it loads the module: about 20 ms of a cold start (measured with the largest
 * bundle), for traces that somebody can read when it matters.
 */
const SOURCE_MAPS = { NODE_OPTIONS: '--enable-source-maps' };

/** One function: its code, its own log and a role that may do nothing until it is granted. */
export class HandlerFunction<Name extends FunctionName = FunctionName, Given extends Environments[Name] = Environments[Name]>
  extends Construct
  implements IGrantable
{
  readonly function: IFunction;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: HandlerFunctionProps<Name, Given>) {
    super(scope, id);
    const { name, codeOf, logDays, description, environment, memory, timeout, reserved, runsUntold = false, unattended } = props;
    // Logs hold ids and figures, never a customer's words: they need not outlive the function.
    const logGroup = new LogGroup(this, 'Log', { retention: logDays, removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.grantPrincipal = role;
    this.function = new Function(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: codeOf(kebab(name)),
      handler: 'index.handler',
      description,
      environment: { ...environment, ...SOURCE_MAPS },
      memorySize: memory,
      timeout,
      role,
      logGroup,
      tracing: Tracing.ACTIVE,
      // Lambda's own lines have levels in its JSON format only. Ours go to stdout as they are, in either.
      ...(runsUntold ? { loggingFormat: LoggingFormat.JSON, systemLogLevelV2: SystemLogLevel.WARN } : {}),
      ...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
      ...unattended,
    });
    acknowledgeWildcard(this, 'Resource::*', 'X-Ray knows no resources: traces can only be written to all of it.');
  }
}
