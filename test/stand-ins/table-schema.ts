import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** What a CloudFormation template says of the keys of an AWS::DynamoDB::GlobalTable. */
export type TableSchema = Required<Pick<CreateTableCommandInput, 'AttributeDefinitions' | 'KeySchema' | 'GlobalSecondaryIndexes'>>;

/** The keys and indexes of the deployed table, in the words of CreateTable. test/stand-ins/dynalite.test.ts compares them with the synthesised template. */
export const TABLE_SCHEMA: TableSchema = {
  AttributeDefinitions: ['pk', 'sk', 'rp', 'rs', 'pp', 'ps', 'dp', 'ds'].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
  KeySchema: keys('pk', 'sk'),
  GlobalSecondaryIndexes: [index('Recent', 'rp', 'rs'), index('Priority', 'pp', 'ps'), index('Due', 'dp', 'ds')],
};

function index(name: string, partition: string, sort: string) {
  return { IndexName: name, KeySchema: keys(partition, sort), Projection: { ProjectionType: 'KEYS_ONLY' as const } };
}

function keys(partition: string, sort: string) {
  return [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
}
