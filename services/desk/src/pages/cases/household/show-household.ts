import type { FastifyReply } from 'fastify'
import type { ComponentChildren } from 'preact'
import { menuWords } from '../../../words/menu.ts'
import type { HouseholdFrame } from './household-data.ts'

type Shown = {
  /** What of the household the page shows; null: the household itself. */
  part: string | null
  body: ComponentChildren
  hasErrors?: boolean
  status?: number
}

/**
 * A page of one household: headed by its name, under the list of households, with "exit this page". A title stays in the
 * browser's history: it has the number.
 */
export function showHousehold(
  reply: FastifyReply,
  { household, name }: HouseholdFrame,
  { part, body, hasErrors = false, status }: Shown,
): Promise<FastifyReply> {
  const { t } = reply.words()
  const { referralNumber } = household
  return reply.page({
    title: part ? `${part} · ${referralNumber}` : referralNumber,
    heading: name ?? referralNumber,
    section: 'cases',
    risky: true,
    crumbs: [{ label: t(menuWords.cases), href: '/cases' }],
    ...(hasErrors ? { status: 422, hasErrors } : {}),
    ...(status ? { status } : {}),
    body,
  })
}
