import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * Documents as bytes. A write unit is one kilobyte: packed, a message with its address and mood takes half a unit instead of more than
 * one, and that is most of what DynamoDB costs here. The first byte names the dictionary, so that a later one can stand beside it.
 */
const DICTIONARIES: readonly Buffer[] = [
  Buffer.from(
    // What is most frequent comes last, where references to it are shortest.
    [
      '"handle":"","verified":true,"followers":,"edited":,"deleted":true,"minutes":[],"customer":"","views":0,"url":"https://',
      '"clocks":{"firstResponseSeconds":,"nextResponseSecondsAverage":,"resolutionSeconds":,"dueAt":,"overdue":false},',
      '"mood":{"first":-0.,"last":-0.,"lift":0},"reach":0,"runAround":false,"answeredInChannel":true,"opportunity":false}',
      '"status":"waiting-on-customer","status":"waiting-on-brand","team":"communications","team":"sales","team":"care",',
      '"intent":"complaint","intent":"question","intent":"praise","intent":"other","priority":{"score":,"reasons":["unhappy","',
      '{"conversation":{"id":"","brand":"","platform":"","customer":{"id":"","name":""},"messageCount":1,"firstMessageAt":17,"lastMessageAt":17',
      '"messages":["x:","facebook:","instagram:","whatsapp:","messenger:',
      '"kind":"direct","visibility":"private","direction":"outbound","author":{"id":"","role":"agent"},"inReplyTo":"',
      '"sentiment":{"label":"NEUTRAL","label":"POSITIVE","label":"NEGATIVE","label":"MIXED","positive":0.,"negative":0.,"neutral":0.,"mixed":0.,"engine":"comprehend"},',
      '"engagement":{"likes":0,"shares":0,"replies":0,"views":0},"language":"en","conversation":"',
      '{"id":"x:","receivedAt":17,"deleted":false,"first":{"id":"x:","platform":"x","account":"","kind":"post","visibility":"public","direction":"inbound",',
      '"author":{"id":"","name":"","role":"customer"},"text":"","threadId":"x:","sentAt":17,"at":17',
    ].join(''),
  ),
];
const NEWEST = DICTIONARIES.length - 1;

/** A plain JSON document, packed. */
export const packed = (document: object): Uint8Array =>
  Buffer.concat([Uint8Array.of(NEWEST), deflateRawSync(JSON.stringify(document), { dictionary: DICTIONARIES[NEWEST] })]);

/** The document again. Throws RangeError when it was packed by a newer program. */
export const unpacked = (bytes: Uint8Array): unknown => {
  const [dictionary = -1] = bytes;
  const known = DICTIONARIES[dictionary];
  if (known === undefined) throw new RangeError(`a document is packed with dictionary ${dictionary}; this program knows ${DICTIONARIES.length}`);
  return JSON.parse(inflateRawSync(bytes.subarray(1), { dictionary: known }).toString());
};
