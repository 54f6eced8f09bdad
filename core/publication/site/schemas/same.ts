import type { z } from 'zod';

/** A type with every optional member asked for, all the way down: so compared, a member that one side lacks is seen. */
type Whole<T> = T extends object ? { [K in keyof T]-?: Whole<Exclude<T[K], undefined>> } : T;

type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Whether two types have the same members, of the same kinds, asked for by both or by neither. */
type Same<A, B> = Equal<A, B> extends true ? Equal<Whole<A>, Whole<B>> : false;

/**
 * A schema that describes exactly an interface of the contracts; the build fails where they part.
 *
 * ```ts
 * export const latest = describes<Latest>()(z.strictObject({ … }));
 * ```
 */
export function describes<T>() {
  return <S extends z.ZodType>(schema: Same<z.output<S>, T> extends true ? S : never): S => schema;
}
