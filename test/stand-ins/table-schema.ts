/** The keys and indexes of the deployed table, in the words of CloudFormation and of CreateTable. The test beside it compares them with the template. */
export const TABLE_SCHEMA = {
  AttributeDefinitions: ['pk', 'sk', 'rp', 'rs', 'pp', 'ps', 'dp', 'ds'].map((name) => ({ AttributeName: name, AttributeType: 'S' as const })),
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
