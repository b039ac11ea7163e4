import { areaSchema } from '@intarsi/contracts'
import * as z from 'zod'
import { createCallers, type ServiceUrls } from './caller.ts'

const text = z.object({ it: z.string(), en: z.string() })
const labelled = text.extend({ code: z.string() })
const behind = z.object({
  area: areaSchema,
  notice: text,
  questions: z.array(labelled),
  answers: z.array(labelled),
})
/** What a one-time link asks: an area, and nothing of the household. */
export type BehindLink = z.infer<typeof behind>

type Asking = { services: ServiceUrls; token: string; correlationId: string }

export function readObservationLink({ services, token, correlationId }: Asking): Promise<BehindLink> {
  const { equipe } = createCallers(services, { token: '', correlationId })
  return equipe.call('POST', '/observation-links/questions', behind, { body: { token } })
}

export type Said = { answers: readonly { question: string; answer: string }[]; words?: string }

export async function answerObservationLink(
  { services, token, correlationId }: Asking,
  said: Said,
): Promise<void> {
  const { equipe } = createCallers(services, { token: '', correlationId })
  const body = { token, ...said }
  await equipe.call('POST', '/observation-links/answers', z.looseObject({}), { body })
}
