import { meetingChanged } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { composeAgenda } from './compose-agenda.ts'

const { startsAt } = meetingChanged.example
const options = { locale: 'it', publicUrl: 'https://intarsi.example.org' } as const
const textOf = ({ body }: { body: string }) => body.slice(0, body.indexOf('\n\nApri intarsi'))

test('the digest before a meeting says its agenda by kind, in the order in which a table goes through it', () => {
  const items = [
    { kind: 'ratification', urgency: 'U1', referralNumber: 'PR-AAAAAAAA-1' },
    { kind: 'new-referral', urgency: 'U1', referralNumber: 'PR-BBBBBBBB-2' },
    { kind: 'new-referral', urgency: 'U3', referralNumber: 'PR-CCCCCCCC-3' },
    { kind: 'waiting-list-check', urgency: 'U3', referralNumber: 'PR-DDDDDDDD-4' },
    { kind: 'topic', urgency: null, referralNumber: null },
  ] as const
  const mail = composeAgenda({ startsAt, itemCount: 5, items: [...items] }, options)
  expect(mail.subject).toBe('intarsi: ordine del giorno, 5 voci')
  expect(textOf(mail)).toBe(
    [
      'Seduta convocata per il 10 dicembre 2026, voci: 5',
      'Nuove segnalazioni: 2\n- [U1] PR-BBBBBBBB-2\n- PR-CCCCCCCC-3',
      'Ratifiche: 1\n- [U1] PR-AAAAAAAA-1',
      "Lista d'attesa: 1\n- PR-DDDDDDDD-4",
      'Argomenti: 1',
    ].join('\n\n'),
  )
})

test('a table without names reads how many there are', () => {
  const item = { kind: 'new-referral', urgency: 'U2', referralNumber: null } as const
  const mail = composeAgenda({ startsAt, itemCount: 2, items: [item, item] }, { ...options, locale: 'en' })
  expect(mail.subject).toBe('intarsi: agenda, 2 items')
  expect(mail.body).toContain('New referrals: 2\n\nOpen intarsi')
})

test('an agenda that is longer than what was told says so, an empty one is said too', () => {
  const item = { kind: 'review', urgency: null, referralNumber: 'PR-AAAAAAAA-1' } as const
  expect(textOf(composeAgenda({ startsAt, itemCount: 8, items: [item] }, options))).toContain(
    'Altre voci in intarsi: 7',
  )
  const empty = composeAgenda({ startsAt, itemCount: 0, items: [] }, options)
  expect(textOf(empty)).toBe('Seduta convocata per il 10 dicembre 2026, voci: 0')
})
