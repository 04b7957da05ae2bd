/** The SDK keeps at most 50 sockets to DynamoDB; half of them for one save leaves room for others. */
const AT_ONCE = 25;

/**
 * What an act answers for each item, in their order, so many at once. After a failure nothing more is begun; rejects with it once all that
 * was begun has ended, so that whoever tries again finds nothing of this still going on.
 */
export async function inParallel<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const failures: unknown[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    while (failures.length === 0) {
      const { value, done } = waiting.next();
      if (done === true) return;
      const [index, item] = value;
      try {
        answers[index] = await act(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw failures[0];
  return answers;
}
