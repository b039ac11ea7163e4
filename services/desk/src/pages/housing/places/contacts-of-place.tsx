import type { Contact } from '../../../api/contacts.ts'
import { usePage } from '../../../page/page-context.ts'
import { contactWords as words } from '../../../words/contacts.ts'
import { ContactTable } from '../contacts/contacts-view.tsx'

type ContactsProps = { placeId: string; contacts: readonly Contact[] }

/** Who owns a place and who found it, and the way to choose others. */
export function ContactsOfPlace({ placeId, contacts }: ContactsProps) {
  const { t } = usePage()
  return (
    <section>
      <h2>{t(words.ofPlace)}</h2>
      <ContactTable contacts={contacts} empty={t(words.ofPlaceNone)} />
      <p class="desk-inline-actions">
        <a href={`/housing/places/${placeId}/contacts`}>{t(words.link)}</a>
        <a href="/housing/contacts">{t(words.toAll)}</a>
      </p>
    </section>
  )
}
