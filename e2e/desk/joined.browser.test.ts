import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { householdForm } from '../src/households.ts'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { sentReferral, stepOn } from './household.ts'
import { expectAccessibleWithoutScript } from './look.ts'

const text = (page: Page) => page.locator('main').textContent()

test.runIf(hasBrowser)(
  'a household that is followed already is not admitted twice: the page says what the referral joins, and then what it joined, without a script',
  async () => {
    // Like nobody whom another test sends to Ravenna: a likeness there must be answered before any admission.
    const { members } = householdForm(9001).form
    const first = await sentReferral('RA', { members })
    await stepOn(first.coordinator, `/referrals/${first.referralId}/decisions`, { kind: 'admit' })
    const again = await sentReferral('RA', { members, citesReferral: first.number })
    const page = await pageOf('ra-coordinator', { javaScriptEnabled: false })
    await page.goto(`${desk().url}/cases/${again.referralId}/decision`)
    expect(await text(page)).toContain(`ammettere riunisce questa segnalazione a ${first.number} (Ravenna)`)
    await expectAccessibleWithoutScript(page)
    await page.getByLabel('Ammettere', { exact: true }).check()
    await page.getByRole('button', { name: 'Registra la decisione' }).click()
    expect(await page.getByRole('status').textContent()).toContain('La decisione è registrata')
    expect(await text(page)).toContain(`Riunita a ${first.number}`)
    await page.getByRole('link', { name: first.number }).click()
    expect(page.url()).toBe(`${desk().url}/cases/${first.referralId}`)

    const own = await pageOf('ra-sender', { javaScriptEnabled: false })
    await own.goto(`${desk().url}/referrals/${again.referralId}`)
    await own.getByRole('link', { name: first.number }).click()
    expect(own.url()).toBe(`${desk().url}/referrals/${first.referralId}`)
  },
)
