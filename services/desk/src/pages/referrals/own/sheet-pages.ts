import type { FastifyReply } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { type ReferralFile, readForm, readReferral } from '../../../api/referral.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import { schedaWords } from '../../../words/scheda.ts'
import type { PageRoutes } from '../../page-route.ts'
import { sayForm, withheld } from '../form/display.ts'
import { frame } from './own-pages.ts'
import { SheetView } from './sheet-view.tsx'

const params = z.object({ referralId: z.uuid() })

/** The whole scheda of a referral in words, to print, to copy or to keep in the body's own social file. */
export const sheetPages: PageRoutes = (app) => {
  app.get('/referrals/:referralId/sheet', async (request, reply) => {
    const { referralId } = params.parse(request.params)
    const [file, referral] = await Promise.all([
      readForm(request.api, referralId),
      readReferral(request.api, referralId),
    ])
    const { t } = reply.words()
    return reply.page({
      ...frame(reply, { referral }),
      title: `${t(words.sheet)} ${file.number}`,
      lead: t(words.sheetLead),
      body: h(SheetView, {
        file,
        groups: sayFile(reply, file),
        text: textOfSheet(reply, file, referral.submittedAt),
      }),
    })
  })
  app.get('/referrals/:referralId/sheet.txt', async (request, reply) => {
    const { referralId } = params.parse(request.params)
    const [file, referral] = await Promise.all([
      readForm(request.api, referralId),
      readReferral(request.api, referralId),
    ])
    return reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="${file.number}.txt"`)
      .send(textOfSheet(reply, file, referral.submittedAt))
  })
}

/** The form in words, saying where something is withheld. */
function sayFile(reply: FastifyReply, { form, restrictedFields }: ReferralFile) {
  const { t, language } = reply.words()
  return withheld(sayForm(form, language), restrictedFields, t(schedaWords.withheld))
}

/** The scheda as plain text: a heading a part, a line an answer. */
function textOfSheet(reply: FastifyReply, file: ReferralFile, submittedAt: string): string {
  const { t, date } = reply.words()
  const { number } = file
  const parts = sayFile(reply, file).map(({ title, rows }) =>
    [title.toUpperCase(), ...rows.map(({ label, text }) => `${label}: ${text ?? '–'}`)].join('\n'),
  )
  const head = [`${t(words.sheet)} ${number}`, `${t(words.sentOn)}: ${date(submittedAt, 'moment')}`].join(
    '\n',
  )
  return `${[head, ...parts].join('\n\n')}\n`
}
