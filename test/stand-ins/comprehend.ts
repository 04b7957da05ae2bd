import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { languageByWords, moodByWords, phrasesByWords, type ReadScores } from './comprehend-moods.ts';
import { listenOnLoopback } from './loopback.ts';

/** A call as it came. */
export interface ComprehendCall {
  readonly operation: string;
  readonly language?: string;
  readonly texts: readonly string[];
}

/**
 * What goes wrong with the next `calls` calls (1 unless given): Comprehend throttles, fails with a 500, drops the connection, never
 * answers, refuses the call with a code of its own, or answers with an error for some of the documents.
 */
export type ComprehendFault = { readonly calls?: number } & (
  | { readonly fault: 'throttle' | 'fail' | 'drop' | 'hang' }
  | { readonly fault: 'refuse'; readonly code: string }
  | { readonly fault: 'some'; readonly indexes: readonly number[]; readonly code: string }
);

export interface ComprehendOptions {
  /** @default 0, any free one */
  readonly port?: number;
  readonly moodOf?: (text: string, language: string) => ReadScores;
  readonly languageOf?: (text: string) => string;
  readonly phrasesOf?: (text: string) => readonly string[];
  /** Texts for which a whole call is refused as an invalid request, without saying which. */
  readonly refuses?: (text: string) => boolean;
  /** Texts for which a whole call fails with a 500, each time. */
  readonly fails?: (text: string) => boolean;
}

export interface ComprehendStandIn {
  readonly url: string;
  /** Every call that came, also those that met a fault, in order. */
  readonly calls: readonly ComprehendCall[];
  /** How many documents were answered, of all operations: what AWS would charge for. */
  readonly documents: number;
  /** Faults that come behind those already planned. */
  inject(...faults: readonly ComprehendFault[]): void;
  close(): Promise<void>;
}

/**
 * Amazon Comprehend's language, sentiment and key phrases over its own protocol (AWS JSON 1.1), with its limits: 25 documents, 5,000 bytes of
 * well-formed UTF-8 each and not empty, twelve languages for sentiment and phrases. Answers come from a list of words, or from the options.
 */
export const startComprehend = async (options: ComprehendOptions = {}): Promise<ComprehendStandIn> => {
  const calls: ComprehendCall[] = [];
  const faults: ComprehendFault[] = [];
  let documents = 0;
  const server = createServer((request, response) => {
    void hear(request, response);
  });
  const hear = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await callOf(request);
    calls.push(call);
    documents += respond(response, call, faults.shift(), options);
  };
  return {
    url: await listenOnLoopback(server, options.port ?? 0),
    calls,
    get documents() {
      return documents;
    },
    inject: (...more) => void faults.push(...more.flatMap((fault) => Array.from({ length: fault.calls ?? 1 }, () => fault))),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const DOCUMENTS_A_CALL = 25;
const BYTES_A_DOCUMENT = 5_000;
const LANGUAGES = new Set(['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW']);
const OPERATIONS = new Set([
  'BatchDetectSentiment',
  'BatchDetectKeyPhrases',
  'BatchDetectDominantLanguage',
  'DetectSentiment',
  'DetectDominantLanguage',
]);

async function callOf(request: IncomingMessage): Promise<ComprehendCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body: Record<string, unknown> = JSON.parse(Buffer.concat(chunks).toString());
  const operation = String(request.headers['x-amz-target']).replace('Comprehend_20171127.', '');
  const texts = [body['TextList'] ?? body['Text'] ?? []].flat().map(String);
  return typeof body['LanguageCode'] === 'string' ? { operation, texts, language: body['LanguageCode'] } : { operation, texts };
}

/** Answers one call, and says how many documents of it. */
function respond(response: ServerResponse, call: ComprehendCall, fault: ComprehendFault | undefined, options: ComprehendOptions): number {
  switch (fault?.fault) {
    case 'throttle':
      return refuse(response, 'ThrottlingException');
    case 'fail':
      return refuse(response, 'InternalServerException', 500);
    case 'refuse':
      return refuse(response, fault.code, 400, call.texts);
    case 'drop':
      response.destroy();
      return 0;
    case 'hang':
      return 0;
    case 'some':
    case undefined:
      return answer(response, call, fault, options);
    default:
      return fault satisfies never;
  }
}

function answer(
  response: ServerResponse,
  call: ComprehendCall,
  fault: Extract<ComprehendFault, { fault: 'some' }> | undefined,
  options: ComprehendOptions,
): number {
  if (options.fails !== undefined && call.texts.some(options.fails)) return refuse(response, 'InternalServerException', 500);
  const refusal = refusalOf(call, options);
  if (refusal !== undefined) return refuse(response, refusal, 400, call.texts);
  const answers = call.texts.map((text, Index) => {
    const code = fault?.indexes.includes(Index) === true ? fault.code : Buffer.byteLength(text) > BYTES_A_DOCUMENT ? 'TEXT_SIZE_LIMIT_EXCEEDED' : '';
    return code === '' ? { Index, ...readingOf(text, call, options) } : { Index, ErrorCode: code, ErrorMessage: 'No answer for this document.' };
  });
  const [ErrorList, ResultList] = [answers.filter((one) => 'ErrorCode' in one), answers.filter((one) => !('ErrorCode' in one))];
  send(response, 200, isBatch(call) ? { ResultList, ErrorList } : (ResultList[0] ?? {}));
  return ResultList.length;
}

/** Why Comprehend refuses a whole call. */
function refusalOf(call: ComprehendCall, { refuses }: ComprehendOptions): string | undefined {
  const { operation, texts, language = '' } = call;
  if (!OPERATIONS.has(operation)) return 'UnknownOperationException';
  if (texts.some((text) => !text.isWellFormed())) return 'SerializationException';
  if (texts.length === 0 || texts.includes('')) return 'ValidationException';
  if (!operation.endsWith('Language') && !LANGUAGES.has(language)) return 'ValidationException';
  if (isBatch(call) && texts.length > DOCUMENTS_A_CALL) return 'BatchSizeLimitExceededException';
  if (!isBatch(call) && texts.some((text) => Buffer.byteLength(text) > BYTES_A_DOCUMENT)) return 'TextSizeLimitExceededException';
  return refuses !== undefined && texts.some(refuses) ? 'InvalidRequestException' : undefined;
}

const isBatch = ({ operation }: ComprehendCall): boolean => operation.startsWith('Batch');

function readingOf(
  text: string,
  { operation, language = '' }: ComprehendCall,
  { moodOf = moodByWords, languageOf = languageByWords, phrasesOf = phrasesByWords }: ComprehendOptions,
) {
  if (operation.endsWith('Language'))
    return { Languages: languageOf(text) === '' ? [] : [{ LanguageCode: languageOf(text), Score: Math.fround(0.98) }] };
  if (operation.endsWith('KeyPhrases')) return { KeyPhrases: phrasesOf(text).map((phrase) => keyPhraseOf(text, phrase)) };
  const scores = moodOf(text, language);
  const [Positive, Negative, Neutral, Mixed] = [scores.positive, scores.negative, scores.neutral, scores.mixed].map(Math.fround);
  return { Sentiment: labelOf(scores), SentimentScore: { Positive, Negative, Neutral, Mixed } };
}

const keyPhraseOf = (text: string, Text: string) => {
  const BeginOffset = text.indexOf(Text);
  return { Text, Score: Math.fround(0.99), BeginOffset, EndOffset: BeginOffset + Text.length };
};

const labelOf = (scores: ReadScores): string =>
  Object.entries(scores)
    .reduce((best, one) => (one[1] > best[1] ? one : best))[0]
    .toUpperCase();

/** The words of a refusal quote what is refused, as the service's own do: they belong in no log. */
function refuse(response: ServerResponse, code: string, status = 400, texts: readonly string[] = []): number {
  send(response, status, { __type: code, message: `The request is refused. Value: '[${texts.join(', ')}]'` });
  return 0;
}

const send = (response: ServerResponse, status: number, body: object): void =>
  void response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
