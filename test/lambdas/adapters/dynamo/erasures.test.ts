import { createErasures } from '../../../../lambdas/adapters/dynamo/erasures.ts';
import { describeErasures } from '../../../contracts/erasures.contract.ts';
import { onTable } from './opened.ts';

describeErasures('DynamoDB', onTable(createErasures));
