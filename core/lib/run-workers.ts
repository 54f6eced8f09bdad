/**
 * Runs tasks, at most `concurrency` at once and begun in order. After a failure none is begun; those
 * that run come to their end, so that what they are about to keep is kept, and then it is thrown.
 */
export async function runWorkers<T>(
  tasks: readonly T[],
  concurrency: number,
  run: (task: T) => Promise<void>,
): Promise<void> {
  const errors: unknown[] = [];
  let next = 0;
  const worker = async () => {
    while (errors.length === 0) {
      const task = tasks[next++];
      if (task === undefined) return;
      try {
        await run(task);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, tasks.length) }, worker));
  if (errors.length > 0) throw errors[0];
}
