import type { Page } from 'playwright-core'

/** Writes, chooses and ticks by the id of an input. */
export function answers(page: Page) {
  const input = (id: string) => page.locator(`[id="${id}"]`)
  return {
    input,
    write: (id: string, text: string) => input(id).fill(text),
    choose: (id: string, value: string) => input(id).selectOption(value),
    tick: (id: string) => input(id).check(),
    /** The button of the step that goes on. */
    goOn: () => page.locator('.desk-actions button[value=continue]').click(),
  }
}

/** The first step: a mother and her child in a CAS of Reggio Emilia. */
export async function fillInHousehold(page: Page, familyName: string): Promise<void> {
  const { write, choose, tick } = answers(page)
  await choose('householdType', 'single-mother')
  await page.locator('select[name=languages]').first().selectOption('tir')
  await tick('mediatorNeeded-yes')
  await write('members.0.givenName', 'Senait')
  await write('members.0.familyName', familyName)
  await write('members.0.birth', '12/4/1995')
  await choose('members.0.birthCertainty', 'document')
  await choose('members.0.italianLevel', '1')
  await choose('members.0.legalStatus', 'subsidiary')
  await choose('members.0.permitType', 'subsidiary-protection')
  await choose('members.0.permitCondition', 'valid')
  await write('members.0.permitExpiresOn', '1/3/2029')
  await page.locator('button[value=add-member]').click()
  await write('members.1.givenName', 'Yonas')
  await write('members.1.birth', '2019')
  await choose('members.1.birthCertainty', 'declared')
  await choose('receptionKind', 'fami-flat')
  await write('livesIn', 'reggio nell’emilia')
  await write('residence', 'Non so')
  await tick('protectedAddress-no')
  await tick('inChargeOfSocialService.answer-no')
  await tick('appliedForProtection-yes')
  await choose('safeContact.channel', 'through-referrer')
}

/** The second step, with what a gate of Reggio Emilia reads. */
export async function fillInNeeds(page: Page): Promise<void> {
  const { choose, tick } = answers(page)
  const levels = { legal: 1, social: 2, health: 9, housing: 3, work: 2 }
  for (const [area, level] of Object.entries(levels)) await tick(`needs.${area}-${level}`)
  for (const need of ['school-nursery', 'semi-autonomy', 'italian']) await tick(`need-${need}`)
  await choose('serviceOrientation', '2')
  await choose('parentingConcern', '9')
}

export async function fillInNotice(page: Page): Promise<void> {
  const { choose, tick } = answers(page)
  await tick('privacyNotice.mode-with-mediator')
  await choose('privacyNotice.language', 'tir')
  await tick('householdAgreement-yes')
}
