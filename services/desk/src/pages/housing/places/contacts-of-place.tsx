import type { Contact } from '../../../api/contacts.ts'
import { FoldedForm } from '../../../components/folded-form.tsx'
import { Checkboxes } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { CONTACT_KINDS, contactWords as words } from '../../../words/contacts.ts'
import { ContactTable } from '../contacts/contacts-view.tsx'

export type PlaceContacts = { own: readonly Contact[]; all: readonly Contact[] }

/** Who owns a place and who found it, and the choice of others. */
export function ContactsOfPlace({ placeId, contacts }: { placeId: string; contacts: PlaceContacts }) {
  const { t } = usePage()
  const { own, all } = contacts
  return (
    <section>
      <h2>{t(words.ofPlace)}</h2>
      <ContactTable contacts={own} empty={t(words.ofPlaceNone)} />
      {all.length > 0 ? (
        <FoldedForm
          title={t(words.link)}
          action={`/housing/places/${placeId}/contacts`}
          submit={t(words.link)}
        >
          <Checkboxes
            id="contactIds"
            label={t(words.ofPlace)}
            values={own.map(({ contactId }) => contactId)}
            options={all.map(({ contactId, name, kind, organisation }) => ({
              value: contactId,
              label: [name, organisation, t(CONTACT_KINDS[kind])].filter(Boolean).join(' · '),
            }))}
          />
        </FoldedForm>
      ) : null}
      <p>
        <a href="/housing/contacts">{t(words.toAll)}</a>
      </p>
    </section>
  )
}
