import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ExportBucket } from './export-bucket.ts';
import { HandlerFunction, type Workshop } from './handler-function.ts';
import { storeSettings, type Stored } from './store-settings.ts';

export interface BrandExportsProps extends Workshop {
  readonly stored: Stored;
  readonly exports: ExportBucket;
}

/** The longest that Lambda lets anything run: about a million messages. */
const TIMEOUT = Duration.minutes(15);
const MEMORY = 1_024;

/** Writes all that is kept of a brand into a file, while whoever asked for it already has the address. */
export class BrandExports extends Construct {
  readonly handler: HandlerFunction;

  constructor(scope: Construct, id: string, { stored, exports, ...workshop }: BrandExportsProps) {
    super(scope, id);
    this.handler = new HandlerFunction(this, 'ExportBrand', {
      ...workshop,
      name: 'exportBrand',
      description: 'Writes all that is kept of a brand into a file in the export bucket.',
      environment: { ...storeSettings(stored), EXPORT_BUCKET: exports.bucket.bucketName },
      memory: MEMORY,
      timeout: TIMEOUT,
    });
    stored.store.grantRead(this.handler);
    exports.grantReadWrite(this.handler);
  }

  /** Lets somebody ask for an export. */
  grantAsk({ grantPrincipal }: IGrantable): void {
    // `grantInvoke` would also allow every version of the function, by a wildcard.
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.handler.function.functionArn] }));
  }
}
