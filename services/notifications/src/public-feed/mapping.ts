import type { DataOf, EventContract, referralReceived } from '@intarsi/contracts'

/** What the public feed says of one internal fact. */
export type Line = { contract: EventContract; data: Record<string, unknown> }

/** What every line about a referral begins with. */
export type Common = Omit<DataOf<typeof referralReceived>, 'state'>

export type Mapping = { contract: EventContract; lineOf: (data: never, common: Common) => Line }

/** Binds an internal contract to the public one that tells it, and to what is taken over: nothing else leaves. */
export function mapping<Inner extends EventContract, Public extends EventContract>(
  contract: Inner,
  told: Public,
  take: (data: DataOf<Inner>) => Omit<DataOf<Public>, keyof Common> & Partial<Common>,
): Mapping {
  return {
    contract,
    lineOf: (data: DataOf<Inner>, common) => ({ contract: told, data: { ...common, ...take(data) } }),
  }
}
