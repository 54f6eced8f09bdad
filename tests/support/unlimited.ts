import type { Spending } from '../../aws/dynamodb/spending.ts';

/** Spending without a limit, for tests of something else. */
export const unlimited: Spending = {
  book: async () => ({ outcome: 'booked' }),
  spend: async () => true,
  refund: async () => {},
  settle: async () => {},
  queue: async () => 1,
};
