import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiProblem } from '../src/api/problem.ts'
import { replacedIn, saidOfReplaced } from '../src/page/replaced-holder.ts'
import { REFERRAL } from './case-file.ts'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

const id = (last: string) => `01966000-0000-7000-8000-0000000000${last}`
const [IRENE, DARIO] = [id('b1'), id('b2')]
const NAMES: Record<string, string> = { [IRENE]: 'Irene Sarti', [DARIO]: 'Dario Neri' }

const refusal = (holderIds: string[], role = 'preparer') => ({
  status: 409,
  code: 'holder-replaced',
  role,
  personId: PERSON.personId,
  holderIds,
  since: '2026-11-10T08:00:00.000Z',
})

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  browser = desk.browser()
  await browser.signIn()
  await browser.get('/keyboard')
})
afterAll(() => desk.close())

const said = (holderIds: string[], nameOf: (one: string) => string | null, role?: string) => {
  const replaced = replacedIn(new ApiProblem(409, refusal(holderIds, role)))
  if (!replaced) throw new Error('read as another problem')
  return (['it', 'en'] as const).map((language) => saidOfReplaced(replaced, nameOf, language).join(' '))
}

test('everybody who has the task now is named, with the day since which the reader has it no more', () => {
  expect(said([IRENE, DARIO], (one) => NAMES[one] ?? null, 'case-manager')).toEqual([
    'Dal 10 novembre 2026 alle ore 09:00 non segui più questo nucleo. Ora il compito è di Irene Sarti e Dario Neri.',
    'Since 10 November 2026 at 09:00 you no longer follow this household. It is up to Irene Sarti and Dario Neri now.',
  ])
})

test('without names it is somebody else’s, and without a holder nobody’s', () => {
  const [it, en] = said([IRENE], () => null)
  expect(it).toContain('non prepari più questa segnalazione. Ora il compito è di un’altra persona.')
  expect(en).toContain('you no longer prepare this referral. It is up to somebody else now.')
  const [nobodyIt, nobodyEn] = said([], () => null)
  expect(nobodyIt).toContain('Ora il compito non è di nessuno.')
  expect(nobodyEn).toContain('It is up to nobody now.')
})

test('another problem is not read as this one', () => {
  expect(replacedIn(null)).toBeNull()
  expect(replacedIn(new ApiProblem(409, { ...refusal([IRENE]), code: 'chair-replaced' }))).toBeNull()
})

test('whoever sends a step that is no more theirs reads whose it is and since when, on a page that shows no case', async () => {
  const asked: unknown[] = []
  Object.assign(desk.answers, {
    [`POST /referrals/${REFERRAL}/urgency`]: refusal([IRENE]),
    'POST /person-labels': (body: { personIds: string[] }) => {
      asked.push(body.personIds)
      return {
        items: body.personIds.map((one) => ({ personId: one, label: NAMES[one] ?? null, body: null })),
      }
    },
  })
  const step = { level: 'U1', urgencyReason: 'Hanno ricevuto lo sfratto', version: '1' }
  const send = (language: string) =>
    browser.post(
      `/cases/${REFERRAL}/file/urgency`,
      { ...step, _csrf: browser.token() },
      { 'accept-language': language },
    )
  const refused = await send('it')
  expect(refused.status).toBe(409)
  expect(refused.body).toContain('Il compito è passato ad altri')
  expect(refused.body).toContain('Dal 10 novembre 2026 alle ore 09:00 non prepari più questa segnalazione.')
  expect(refused.body).toContain('Ora il compito è di Irene Sarti.')
  expect((await send('en')).body).toContain('It is up to Irene Sarti now.')
  expect(asked).toEqual([[IRENE], [IRENE]])
})

test('whoever opens the form that another prepares now reads it there too', async () => {
  desk.answers[`GET /referrals/${REFERRAL}/fields-to-complete`] = refusal([IRENE])
  const refused = await browser.get(`/cases/${REFERRAL}/scheda/complete`)
  expect(refused.status).toBe(409)
  expect(refused.body).toContain('Ora il compito è di Irene Sarti.')
})

const NOT_THEIRS = { status: 403, code: 'forbidden' }

test.each(['', '/people', '/documents', '/history', '/project', '/areas/legal', '/step'])(
  'whoever followed the household reads on its page%s whose it is now, and others that it is not theirs',
  async (page) => {
    desk.answers['GET /presa-in-carico'] = { items: [], next: null }
    desk.answers[`GET /referrals/${REFERRAL}`] = refusal([IRENE], 'case-manager')
    const refused = await browser.get(`/cases/${REFERRAL}${page}`)
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('non segui più questo nucleo. Ora il compito è di Irene Sarti.')
    desk.answers[`GET /referrals/${REFERRAL}`] = NOT_THEIRS
    const stranger = await browser.get(`/cases/${REFERRAL}${page}`)
    expect(stranger.status).toBe(403)
    expect(stranger.body).toContain('Non hai accesso a questa pagina')
  },
)

test('a household that no service knows is a page that does not exist', async () => {
  desk.answers['GET /presa-in-carico'] = { items: [], next: null }
  delete desk.answers[`GET /referrals/${REFERRAL}`]
  expect((await browser.get(`/cases/${REFERRAL}/history`)).status).toBe(404)
})
