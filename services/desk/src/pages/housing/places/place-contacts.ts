import * as z from 'zod'
import { linkContacts } from '../../../api/contacts.ts'
import { formOf } from '../../../server/forms.ts'
import { contactWords as words } from '../../../words/contacts.ts'
import { attempt } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'

const params = z.object({ placeId: z.uuid() })

/** Says who owns a place and who found it. */
export const placeContacts: PageRoutes = (app) => {
  app.post('/housing/places/:placeId/contacts', (request, reply) => {
    const { placeId } = params.parse(request.params)
    const contactIds = formOf(request).getAll('contactIds')
    const said = reply.words().t(words.linked)
    return attempt(reply, { back: `/housing/places/${placeId}`, said }, () =>
      linkContacts(request.api, placeId, contactIds),
    )
  })
}
