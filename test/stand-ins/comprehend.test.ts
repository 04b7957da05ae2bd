import {
  BatchDetectDominantLanguageCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  DetectSentimentCommand,
  type ComprehendClient,
} from '@aws-sdk/client-comprehend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createComprehendClient } from '../../lambdas/adapters/comprehend/client.ts';
import { clientSettings } from './client-settings.ts';
import { startComprehend, type ComprehendStandIn } from './comprehend.ts';

describe('the stand-in for Comprehend', () => {
  let comprehend: ComprehendStandIn;
  let client: ComprehendClient;
  beforeAll(async () => {
    comprehend = await startComprehend();
    client = createComprehendClient('eu-west-1', clientSettings(comprehend.url));
  });
  afterAll(async () => {
    client.destroy();
    await comprehend.close();
  });

  it.each([
    ['more than 25 documents', { TextList: Array.from({ length: 26 }, () => 'a') }, 'BatchSizeLimitExceededException'],
    ['no document', { TextList: [] }, 'ValidationException'],
    ['an empty document', { TextList: ['a', ''] }, 'ValidationException'],
    ['half a character', { TextList: ['\ud83d'] }, 'SerializationException'],
  ])('refuses %s, whatever is asked', async (_name, input, name) => {
    await expect(client.send(new BatchDetectDominantLanguageCommand(input))).rejects.toMatchObject({ name });
    await expect(client.send(new BatchDetectSentimentCommand({ ...input, LanguageCode: 'en' }))).rejects.toMatchObject({ name });
    await expect(client.send(new BatchDetectKeyPhrasesCommand({ ...input, LanguageCode: 'en' }))).rejects.toMatchObject({ name });
  });

  it('finds phrases, and says where in the text they stand', async () => {
    const { ResultList } = await client.send(new BatchDetectKeyPhrasesCommand({ TextList: ['My refund is late'], LanguageCode: 'en' }));
    expect(ResultList).toEqual([
      {
        Index: 0,
        KeyPhrases: [
          { Text: 'My refund', Score: expect.closeTo(0.99, 5), BeginOffset: 0, EndOffset: 9 },
          { Text: 'late', Score: expect.closeTo(0.99, 5), BeginOffset: 13, EndOffset: 17 },
        ],
      },
    ]);
  });

  it.each([
    ['just at the limit', 5_000, 0],
    ['just above', 5_001, 1],
  ])('answers an error for a document above 5,000 bytes, and reads the others: %s', async (_name, bytes, errors) => {
    const answer = await client.send(new BatchDetectSentimentCommand({ TextList: ['thanks', 'a'.repeat(bytes)], LanguageCode: 'en' }));
    expect(answer.ErrorList).toHaveLength(errors);
    expect(answer.ErrorList?.every(({ Index, ErrorCode }) => Index === 1 && ErrorCode === 'TEXT_SIZE_LIMIT_EXCEEDED')).toBe(true);
    expect(answer.ResultList?.[0]).toMatchObject({ Index: 0, Sentiment: 'POSITIVE' });
  });

  it('refuses a single text above 5,000 bytes', async () => {
    const refused = client.send(new DetectSentimentCommand({ Text: 'a'.repeat(5_001), LanguageCode: 'en' }));
    await expect(refused).rejects.toMatchObject({ name: 'TextSizeLimitExceededException' });
  });

  it('counts the documents that it answered', async () => {
    const before = comprehend.documents;
    comprehend.inject({ fault: 'some', indexes: [1], code: 'INTERNAL_SERVER_ERROR' });
    await client.send(new BatchDetectSentimentCommand({ TextList: ['a', 'b', 'c'], LanguageCode: 'en' }));
    expect(comprehend.documents - before).toBe(2);
  });
});
