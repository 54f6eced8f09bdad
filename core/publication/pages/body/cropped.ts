import type { Element } from 'hast';
import { s } from 'hastscript';

/**
 * An image of which a part is cut off, as a window onto it: it takes no style, which the page's policy would not
 * allow. What is cut off stays in the file.
 */
export function cropped({ properties }: Element): Element | undefined {
  const { src, alt, width, height, dataCrop } = properties;
  if (typeof dataCrop !== 'string' || typeof width !== 'number' || typeof height !== 'number') return undefined;
  const [left = 0, top = 0, right = 0, bottom = 0] = dataCrop.split(' ').map((part) => Number(part) || 0);
  const across = 1 - left - right;
  const down = 1 - top - bottom;
  if (across <= 0 || down <= 0) return undefined;
  const whole = { width: Math.round(width / across), height: Math.round(height / down) };
  const place = { x: -Math.round(left * whole.width), y: -Math.round(top * whole.height) };
  const said = alt ? { role: 'img', ariaLabel: String(alt) } : { ariaHidden: 'true' };
  return s('svg', { ...said, width, height, viewBox: `0 0 ${width} ${height}` }, [
    s('image', { href: src, ...place, ...whole, preserveAspectRatio: 'none' }),
  ]) as Element;
}
