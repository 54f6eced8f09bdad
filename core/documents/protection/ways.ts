import { protectedSpans } from './protected-spans.ts';

/** Whether a line consists of a web or mail address or a telephone number, with or without a label. */
export function isWay(line: string): boolean {
  if (line.length > 120) return false;
  const spans = protectedSpans(line);
  const [first] = spans;
  const last = spans.at(-1);
  return (
    first !== undefined &&
    last?.end === line.length &&
    first.end - first.start > 6 &&
    /^(?:[^.!?:：]{1,60}[:：]\s*|\p{L}{1,12}\.?\s)?$/u.test(line.slice(0, first.start))
  );
}
