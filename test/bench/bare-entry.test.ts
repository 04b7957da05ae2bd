import { describe, expect, it } from 'vitest';
import { bareEntry, sdkImportsOf, withoutUnused } from '../../bench/bare-entry.ts';

const SOURCES = [
  "import { SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns';\nimport type { Topic } from '@aws-sdk/client-sns';\n",
  "import {\n  PublishCommand,\n  SNSClient,\n  type PublishCommandInput,\n} from '@aws-sdk/client-sns';\nimport { join } from 'node:path';\n",
  "import { type Upload } from '@aws-sdk/lib-storage';\n",
];

describe('what a function imports of the SDK', () => {
  it('is every class that its sources use, each once, and no type', () => {
    expect([...sdkImportsOf(SOURCES)]).toEqual([['@aws-sdk/client-sns', ['PublishCommand', 'SNSClient']]]);
  });

  it('leaves out the commands that the bundle has left out', () => {
    const imports = new Map([['@aws-sdk/client-sns', ['PublishCommand', 'SNSClient', 'SubscribeCommand']]]);
    const files = ['node_modules/@aws-sdk/client-sns/dist-es/commands/PublishCommand.js'];
    expect([...withoutUnused(imports, files)]).toEqual([['@aws-sdk/client-sns', ['PublishCommand', 'SNSClient']]]);
  });
});

describe('the bare entry', () => {
  it('makes every client, and imports the rest', () => {
    expect(bareEntry(sdkImportsOf(SOURCES))).toBe(
      "import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';\nexport const handler = [PublishCommand, new SNSClient({})];\n",
    );
  });

  it('makes a document client of a client', () => {
    const entry = bareEntry(
      new Map([
        ['@aws-sdk/client-dynamodb', ['DynamoDBClient']],
        ['@aws-sdk/lib-dynamodb', ['DynamoDBDocumentClient']],
      ]),
    );
    expect(entry).toContain('DynamoDBDocumentClient.from(new DynamoDBClient({}))');
  });
});
