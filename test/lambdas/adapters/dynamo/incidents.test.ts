import { createIncidents } from '../../../../lambdas/adapters/dynamo/incidents.ts';
import { describeIncidents } from '../../../contracts/incidents.contract.ts';
import { onTable } from './opened.ts';

describeIncidents('DynamoDB', onTable(createIncidents));
