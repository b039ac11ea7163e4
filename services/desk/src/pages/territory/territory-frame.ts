import { territorySchema } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { territoryName } from '../../words/codes.ts'
import { territoryWords as words } from '../../words/territory.ts'
import type { Message } from '../../words/words.ts'
import { coordinates } from './territory-nav.tsx'

const params = z.object({ territory: territorySchema })

export const territoryOf = (request: FastifyRequest) => params.parse(request.params).territory

/** Title, lead and way back of a page of a territory. */
export function frameOf(request: FastifyRequest, reply: FastifyReply, title: Message<''>, lead: Message<''>) {
  const territory = territoryOf(request)
  const { t } = reply.words()
  const overview = {
    label: t(words.title, { territory: territoryName(territory) }),
    href: `/territory/${territory}`,
  }
  return {
    title: t(title),
    lead: t(lead),
    section: 'territory' as const,
    crumbs: coordinates(request.person, territory) ? [overview] : [],
  }
}
