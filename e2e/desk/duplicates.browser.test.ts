import type { ReferralForm } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { formOf } from '../src/forms.ts'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { sentReferral, soon } from './household.ts'
import { expectAccessibleWithoutScript } from './look.ts'
import { as } from './services-of-desk.ts'

/** The same family, sent by two people of one sportello; nobody else of the tests is like it. */
const members = formOf('MO').members.map((member): ReferralForm['members'][number] => ({
  ...member,
  familyName: 'Salvastrella',
  aliases: [],
  ...(member.permitNumber ? { permitNumber: 'DEMO-7001' } : {}),
}))

test.runIf(hasBrowser)(
  'one household that was sent twice is joined by its coordinator, and taken apart again, without a script',
  async () => {
    const [one, other] = [await sentReferral('MO', { members }), await sentReferral('MO', { members })]
    const page = await pageOf('mo-coordinator', { javaScriptEnabled: false })
    const said = () => page.getByRole('status').textContent()
    const row = page.getByRole('row').filter({ hasText: other.number })
    await page.goto(`${desk().url}/cases/${one.referralId}`)
    await page.getByRole('link', { name: 'Nuclei che possono essere lo stesso' }).click()
    expect(await row.textContent()).toContain('Molto')
    await row.getByRole('button', { name: /^È lo stesso nucleo: riunisci/ }).click()
    expect(await said()).toContain('I due nuclei sono riuniti')

    const followed = await householdOf(other.referralId)
    await soon(async () => (await householdOf(one.referralId)) === followed)
    await page.reload()
    expect(await page.locator('main').textContent()).toContain('è stata riunita a un altro nucleo')
    expect(await row.count()).toBe(0)
    await expectAccessibleWithoutScript(page)
    await page.getByRole('button', { name: 'Non è lo stesso nucleo: separa' }).click()
    expect(await said()).toContain('I due nuclei sono di nuovo separati')

    await soon(async () => (await householdOf(one.referralId)) !== followed)
    await page.reload()
    expect(await page.getByRole('button', { name: /separa$/ }).count()).toBe(0)
    expect(await row.textContent()).toContain('Molto')
  },
)

/** The household with which a referral is followed. */
async function householdOf(referralId: string): Promise<unknown> {
  const { get } = await as('mo-coordinator')
  return (await get('equipe', `/referrals/${referralId}`)).householdId
}
