import type { Contact, searchContacts } from '../../../api/contacts.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { Checkboxes, TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { CONTACT_KINDS, contactWords as words } from '../../../words/contacts.ts'

type PlaceContactsProps = {
  placeId: string
  /** What is looked for; null: everybody. */
  text: string | null
  chosen: readonly Contact[]
  found: Awaited<ReturnType<typeof searchContacts>>
  faults: readonly FormFault[]
}

/** Those chosen, and below them a page of those found; each button sends both, and only the last one saves them. */
export function PlaceContactsView({ placeId, text, chosen, found, faults }: PlaceContactsProps) {
  const { t } = usePage()
  const others = found.items.filter((one) => !chosen.some(({ contactId }) => contactId === one.contactId))
  const optionOf = ({ contactId, name, kind, organisation }: Contact) => ({
    value: contactId,
    label: [name, organisation, t(CONTACT_KINDS[kind])].filter(Boolean).join(' · '),
  })
  return (
    <>
      <ErrorSummary faults={faults} />
      <form class="desk-form" method="post" action={`/housing/places/${placeId}/contacts`} novalidate>
        <Csrf />
        <input type="hidden" name="searched" value={text ?? ''} />
        <TextField id="text" type="search" label={t(words.search)} value={text} maxlength={120} optional />
        <button type="submit" class="btn btn-outline-primary">
          {t(words.find)}
        </button>
        {chosen.length > 0 || faults.length > 0 ? (
          <Checkboxes
            id="contactIds"
            label={t(words.chosen)}
            error={faultOf(faults, 'contactIds')}
            values={chosen.map(({ contactId }) => contactId)}
            options={chosen.map(optionOf)}
          />
        ) : null}
        {others.length > 0 ? (
          <Checkboxes
            id="found"
            name="contactIds"
            label={t(words.found)}
            values={[]}
            options={others.map(optionOf)}
          />
        ) : (
          <p role="status">{t(words.noneFound)}</p>
        )}
        {found.next === null ? null : (
          <button type="submit" class="btn btn-outline-primary" name="cursor" value={found.next}>
            {t(common.nextPage)}
          </button>
        )}
        <div class="desk-actions">
          <button type="submit" class="btn btn-primary" name="save" value="yes">
            {t(common.save)}
          </button>
          <a href={`/housing/places/${placeId}`}>{t(common.cancel)}</a>
        </div>
      </form>
    </>
  )
}
