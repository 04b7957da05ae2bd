import * as z from 'zod';
import { badRequest, problemErrors, unprocessable, type ProblemError } from '../../core/problem.ts';
import type { ApiEvent } from '../ports.ts';

/** For a question without parameters. */
export const NoQuery = z.strictObject({});

/** A whole number in a query is a string of digits: so the OpenAPI document calls it a number all the same. */
const numeral = (minimum: number, maximum: number) => ({ type: 'integer', minimum, maximum });

const LIMIT = 'expected a whole number from 1 to 200';

/** Which page of a list: at most so many rows, after those of the page before. */
export const PageQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, LIMIT)
    .transform(Number)
    .pipe(z.number().max(200, LIMIT))
    .prefault('50')
    .meta({ ...numeral(1, 200), default: 50, description: 'How many rows a page has at most.' }),
  cursor: z.string().optional().meta({ description: 'The `next` of the page before, with the same question.' }),
});

/** The query parameters of a request. Throws Problem 400 naming each that is wrong or unknown. */
export const readQuery = <Query extends z.ZodType>(query: Query, event: ApiEvent): z.output<Query> => {
  const { data, error } = query.safeParse(event.queryStringParameters ?? {});
  if (error) throw badRequest('The query cannot be read.', errorsOf(error));
  return data;
};

/** The JSON body of a request; an empty one is an empty object. Throws Problem 422 naming every path that is wrong. */
export const readBody = <Body extends z.ZodType>(body: Body, event: ApiEvent): z.output<Body> => {
  const { data, error } = body.safeParse(jsonOf(bodyText(event)));
  if (error) throw unprocessable('The body is not as expected.', errorsOf(error));
  return data;
};

const bodyText = ({ body = '', isBase64Encoded }: ApiEvent): string => (isBase64Encoded ? Buffer.from(body, 'base64').toString() : body);

function jsonOf(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw unprocessable('The body is not JSON.', [{ path: '', message: 'expected JSON' }]);
  }
}

/** Zod names the keys that it does not know only in words; here each has its path. */
const errorsOf = ({ issues }: z.ZodError): ProblemError[] =>
  problemErrors(
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ path: [...issue.path, key], message: 'not known here' })) : [issue],
    ),
  );
