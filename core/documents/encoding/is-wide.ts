import { TextDecoder } from 'node:util';

/** Whether a label names UTF-16, whose bytes are full of NUL; it has nine names (WHATWG encoding standard). */
export function isWide(label: string): boolean {
  try {
    return new TextDecoder(label).encoding.startsWith('utf-16');
  } catch {
    return false;
  }
}
