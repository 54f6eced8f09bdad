/**
 * Runs tasks, at most `concurrency` at once, starting them in order. After a failure it starts no more, lets the
 * running ones finish, so that their results are kept, and then throws.
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
