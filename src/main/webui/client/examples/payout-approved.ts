import { ActivityActions, type ActivityLogger } from '@eyewitness/client';

interface Payout {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
}

/** Approves a payout, which must not happen without being on record: what is not recorded is not approved. */
export async function approvePayout(payout: Payout, admin: string, log: ActivityLogger): Promise<string> {
  const { id } = await log.record({
    action: ActivityActions.PAYOUT_APPROVED,
    adminId: admin,
    entityType: 'payout',
    entityId: payout.id,
    metadata: { amount: payout.amount, currency: payout.currency },
    // The same approval, tried again, is the same activity.
    idempotencyKey: `${payout.id}-approved`,
  });
  // … approve the payout, and keep with it where it is on record:
  return id;
}
