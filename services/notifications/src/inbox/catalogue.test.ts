import { expect, test } from 'vitest'
import { composeMail } from '../mail/compose-mail.ts'
import { NOTICE_KINDS } from '../recipients/notice.ts'
import { titleOf } from './catalogue.ts'

test.each(NOTICE_KINDS)('%s has a title in Italian and in English, whole without parameters', (kind) => {
  for (const locale of ['it', 'en'] as const) {
    const title = titleOf(kind, {}, locale)
    expect(title).not.toBe(kind)
    expect(title.length).toBeGreaterThan(8)
  }
})

test('a title says days as people in Italy do, whether it was told a day or an instant', () => {
  expect(titleOf('referral-to-prepare', { nextStepOn: '2026-11-27' }, 'it')).toMatch(/ 27 novembre 2026$/)
  expect(titleOf('meeting-moved', { startsAt: '2026-07-01T22:30:00.000Z' }, 'en')).toMatch(/ 2 July 2026$/)
})

test('a mail names the referral by its number, and nobody', () => {
  const mail = composeMail(
    'at-once',
    [{ kind: 'referral-urgent', params: {}, referralNumber: 'RE-7K4M2Q9X-3', urgency: 'U0' }],
    { locale: 'it', publicUrl: 'https://intarsi.example.org' },
  )
  expect(mail.subject).toBe('intarsi: [U0] Segnalazione urgente: decidi tra le sedute (RE-7K4M2Q9X-3)')
  expect(mail.body).toContain('https://intarsi.example.org')
})

test('a digest counts its notices', () => {
  const line = { kind: 'offer-closed', params: {}, referralNumber: null, urgency: null }
  const options = { locale: 'it', publicUrl: 'https://x.example.org' } as const
  expect(composeMail('morning-digest', [line], options).subject).toBe('intarsi: 1 avviso')
  expect(composeMail('morning-digest', [line, line], options).subject).toBe('intarsi: 2 avvisi')
})

test('who is asked for a seat is not told that it is theirs', () => {
  expect(titleOf('equipe-seat', { state: 'proposed' }, 'it')).toBe("Ti è chiesto un posto in un'équipe")
  expect(titleOf('equipe-seat', { state: 'active' }, 'en')).toBe('You have a seat in a team')
})

test('a referral that stays where it stood is told its new date, and not that it moved there', () => {
  const stays = { from: 'ready', state: 'ready' }
  const title = (params: Parameters<typeof titleOf>[1]) => titleOf('referral-moved', params, 'it')
  expect(title({ ...stays, newMeetingAt: '2026-12-10T09:00:00.000Z' })).toBe(
    'La segnalazione ha una nuova data: 10 dicembre 2026',
  )
  expect(title({ ...stays, newMeetingAt: null })).toMatch(/^La segnalazione aspetta una nuova data/)
  expect(title(stays)).toBe('Novità sulla segnalazione, che resta: Pronta per il tavolo')
  expect(title({ ...stays, from: 'under-review' })).toBe('La segnalazione è passata a: Pronta per il tavolo')
})
