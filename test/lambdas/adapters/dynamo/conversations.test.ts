import { createConversations } from '../../../../lambdas/adapters/dynamo/conversations.ts';
import { describeConversations, describeConversationSaves } from '../../../contracts/conversations.contract.ts';
import { onTable, onTableWithoutIndexes } from './opened.ts';

describeConversations('DynamoDB', onTable(createConversations));
describeConversations('DynamoDB, in one shard', onTable(createConversations, { shards: 1 }));
describeConversationSaves('DynamoDB whose indexes stand still', onTableWithoutIndexes(createConversations));
