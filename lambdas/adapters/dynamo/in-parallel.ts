/** The SDK keeps at most 50 sockets to DynamoDB; half of them for one save leaves room for others. */
const AT_ONCE = 25;

/** What an act answers for each item, in their order, so many at once. Rejects with the first that fails; those already begun go on. */
export async function inParallel<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) answers[index] = await act(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}
