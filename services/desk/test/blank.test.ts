import { CODE_LISTS } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { BLANK_LANGUAGES, inLanguage } from '../src/words/blank-form.ts'
import { openDesk } from './desk-fixture.ts'

/** Asked before sending, in every territory or where a gate reads it (`referral-and-states.md` section 4, S). */
const NEEDED = [
  'Che cosa si chiede',
  'Tipo di nucleo',
  'È certa?',
  'Posizione giuridica',
  'Titolo di soggiorno',
  'Stato del titolo',
  'Orientamento nei servizi essenziali',
  'Difficoltà nella cura dei figli',
  'Il nucleo è d’accordo con la segnalazione?',
]

test('the printed scheda has room for what is asked before sending, and none for an address', async () => {
  const desk = await openDesk()
  const { body } = await desk.browser().get('/scheda?language=spa')
  expect(NEEDED.filter((label) => !body.includes(label))).toEqual([])
  expect(body).toContain('Permiso de residencia')
  // It may have to be kept secret, and paper lies about.
  expect(body).not.toContain('Dirección')
  await desk.close()
})

const TICKED = [
  'householdType',
  'receptionKind',
  'leaveReason',
  'safeContact.channel',
  'needLevel',
  'needCodes',
  'privacyNotice.mode',
  'householdAgreement',
]

test.each(BLANK_LANGUAGES.filter((language) => language !== 'eng'))(
  'every answer to tick is translated to %s',
  (language) => {
    const answers = TICKED.flatMap((list) => (CODE_LISTS[list] ?? []).map(({ code }) => ({ list, code })))
    expect(answers.length).toBeGreaterThan(80)
    const missing = answers.filter(({ list, code }) => !inLanguage(language)?.answer(list, { code, en: '' }))
    expect(missing.map(({ code }) => code)).toEqual(['deferred-protection', 'not-asked-protection'])
  },
)

test('an answer stands beside its Italian in the household’s language, written its way', async () => {
  const desk = await openDesk()
  const { body } = await desk.browser().get('/scheda?language=arb')
  const answer = inLanguage('arb')?.answer('leaveReason', { code: 'eviction', en: '' })
  expect(answer).toBeTruthy()
  expect(body).toContain(`Sfratto<span class="desk-beside" lang="ar" dir="rtl">${answer}</span>`)
  await desk.close()
})
