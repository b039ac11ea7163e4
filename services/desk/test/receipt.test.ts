import { afterAll, beforeAll, expect, test } from 'vitest'
import { REFERRAL, SPORTELLI } from './case-file.ts'
import { type Browser, type DeskUnderTest, openDesk } from './desk-fixture.ts'

const ADDRESS = `/referrals/${REFERRAL}/receipt`
const OPEN = {
  referralId: REFERRAL,
  number: 'PR-7K4M2Q9X-D',
  territory: 'PR',
  sportelloId: SPORTELLI[0],
  submittedAt: '2026-11-20T09:00:00.000Z',
  nextStep: 'decide',
  nextStepOn: '2026-12-01',
  meeting: { startsAt: '2026-12-01T09:00:00.000Z' },
  answered: null,
  question: null,
  mayRead: { own: true, file: false },
}
const DONE = { ...OPEN, nextStep: 'none', nextStepOn: null, meeting: null }
const at = '2026-11-24T09:00:00.000Z'

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  desk.answers['GET /sportelli'] = { items: [] }
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

const receipt = async (is: object) => {
  desk.answers[`GET ${ADDRESS}`] = is
  return (await browser.get(ADDRESS)).body
}

test('a receipt says what happens next and at which meeting', async () => {
  const body = await receipt(OPEN)
  expect(body).toContain('Che cosa succede adesso')
  expect(body).toContain('Decisione del tavolo')
  expect(body).toContain('1 dicembre 2026')
})

test('after the decision it says how the referral stands, and no step that is past', async () => {
  const answered = await receipt({ ...DONE, answered: { at, over: false } })
  expect(answered).toContain('Come sta adesso')
  expect(answered).toContain('Esaminata il 24 novembre 2026 alle ore 10:00')
  for (const past of ['Che cosa succede adesso', 'Prossimo passo', 'Nessun passo'])
    expect(answered).not.toContain(past)
  const over = await receipt({ ...DONE, answered: { at, over: true } })
  expect(over).toContain('Conclusa il 24 novembre 2026 alle ore 10:00: non ha altri passi')
})

test('one that has no date yet can be asked for again without a script', async () => {
  const again = `<a href="${ADDRESS}">Aggiorna la pagina</a>`
  expect(await receipt({ ...OPEN, nextStep: 'routing', nextStepOn: null, meeting: null })).toContain(again)
  expect(await receipt(OPEN)).not.toContain(again)
})
