import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

interface Usage {
  processes: number;
  /** Resident bytes. Memory that processes share is counted once for each, so the sum is an upper bound. */
  memory: number;
}

/** Usage of this process and all its descendants. */
async function usageOfAll(): Promise<Usage> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=']);
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0, kilobytes = 0]) => ({ pid, parent, memory: kilobytes * 1024 }));
  const ours = new Set([process.pid]);
  for (let before = 0; before < ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of processes) if (ours.has(parent)) ours.add(pid);
  }
  const counted = processes.filter(({ pid }) => ours.has(pid));
  return { processes: counted.length, memory: counted.reduce((sum, { memory }) => sum + memory, 0) };
}

/** Records the maximum usage until it is stopped. */
export function watchUsage(everyMs = 500): { stop(): Promise<Usage> } {
  let stopped = false;
  const watched = (async () => {
    const most: Usage = { processes: 0, memory: 0 };
    while (!stopped) {
      const now = await usageOfAll();
      most.processes = Math.max(most.processes, now.processes);
      most.memory = Math.max(most.memory, now.memory);
      await pause(everyMs);
    }
    return most;
  })();
  return {
    stop: () => {
      stopped = true;
      return watched;
    },
  };
}
