import type { ReferralForm } from '@intarsi/contracts'
import { formOf } from '../src/forms.ts'
import { as, tableOf } from './services-of-desk.ts'

type Listed = { picId: string; caseManager: { personId: string; state: string } }

/** Answers what `ask` finds, once it finds it; fails after ten seconds. */
export async function soon<Found>(ask: () => Promise<Found | undefined | null | false>): Promise<Found> {
  const until = Date.now() + 10_000
  for (;;) {
    const found = await ask()
    if (found) return found
    if (Date.now() > until) throw new Error(`not within ten seconds: ${ask}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

type Services = Awaited<ReturnType<typeof as>>

/** A step of a table on a referral as it stands: read again where the services themselves changed it meanwhile. */
export function stepOn({ get, post }: Services, address: string, body: object) {
  const [, referralId] = /^\/referrals\/([^/]+)\//.exec(address) ?? []
  return soon(async () => {
    const { version } = await get('equipe', `/referrals/${referralId}`)
    try {
      return await post('equipe', address, { version: Number(version), body })
    } catch (error) {
      if (error instanceof Error && error.message.includes('stale-version')) return null
      throw error
    }
  })
}

/** A referral of the worked scheda, sent to a territory; answers once a table or its coordinator has it. */
export async function sentReferral(
  territory: 'MO' | 'PR' | 'RA' | 'RE' | 'RU',
  change: Partial<ReferralForm> = {},
) {
  const accounts = territory.toLowerCase()
  const [sender, coordinator] = await Promise.all([as(`${accounts}-sender`), as(`${accounts}-coordinator`)])
  const body = { ...formOf(territory, change), channel: 'import' }
  const sent = await sender.post('intake', '/referrals', { body })
  const { referralId, number } = sent as { referralId: string; number: string }
  const reaches = (state: (one: string) => boolean) =>
    soon(async () => state(String((await sender.get('intake', `/referrals/${referralId}`)).state)))
  await reaches((state) => state !== 'submitted')
  return { referralId, number, sender, coordinator, reaches }
}

/**
 * A referral of the next meeting of a table that the territory's coordinator chairs, admitted there; answers once
 * casework follows the case.
 */
export async function admittedHousehold(territory: string, index: number, tableKey?: string) {
  const coordinator = await as(`${territory.toLowerCase()}-coordinator`)
  const { meetingId, name, referrals } = await tableOf(territory, tableKey)
  const referral = referrals[index]
  if (!referral) throw new Error(`the meeting of ${name} has no referral ${index}`)
  return admitted({ ...referral, coordinator }, { meetingId })
}

/** A referral, admitted by its coordinator: at a meeting, or outside one. Answers once casework follows the case. */
export async function admitted(
  { referralId, number, coordinator }: { referralId: string; number: string; coordinator: Services },
  where: { meetingId?: string } = {},
) {
  await stepOn(coordinator, `/referrals/${referralId}/decisions`, { kind: 'admit', ...where })
  const pic = await soon(async () => {
    const { items } = await coordinator.get('casework', `/presa-in-carico?referralId=${referralId}`)
    return (items as Listed[])[0]
  })
  return { referralId, number, coordinator, ...pic }
}
