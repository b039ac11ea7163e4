import { expect, test } from 'vitest'
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
