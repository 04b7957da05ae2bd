import { createMessages } from '../../../../lambdas/adapters/dynamo/messages.ts';
import { describeMessages } from '../../../contracts/messages.contract.ts';
import { onTable } from './opened.ts';

describeMessages('DynamoDB', onTable(createMessages));
