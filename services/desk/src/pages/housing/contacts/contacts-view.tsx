import { territorySchema } from '@intarsi/contracts'
import {
  CONTACT_KINDS,
  type Contact,
  type ContactAnswers,
  type ContactFilters,
  type listContacts,
} from '../../../api/contacts.ts'
import { Disclosure } from '../../../components/disclosure.tsx'
import { ErrorSummary, type FormFault } from '../../../components/error-summary.tsx'
import { Select } from '../../../components/inputs.tsx'
import { Paging } from '../../../components/paging.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { common } from '../../../words/common.ts'
import { CONTACT_KINDS as kindWords, contactWords as words } from '../../../words/contacts.ts'
import { municipalitiesOf } from '../../referrals/form/places.ts'
import { HousingFilter, HousingNav, type Where } from '../housing-frame.tsx'
import { ContactForm } from './contact-form.tsx'

type ContactsProps = {
  page: Awaited<ReturnType<typeof listContacts>>
  where: Where
  filters: ContactFilters
  given: ContactAnswers
  faults: readonly FormFault[]
}

export function ContactsView({ page, where, filters, given, faults }: ContactsProps) {
  const { t } = usePage()
  const narrowed = Object.values(filters).some(Boolean)
  return (
    <>
      <ErrorSummary faults={faults} />
      <HousingNav where={where} current="/housing/contacts" />
      <HousingFilter where={where} action="/housing/contacts" narrowed={narrowed}>
        <Select
          id="filter-kind"
          name="kind"
          label={t(words.kind)}
          value={filters.kind}
          empty={t(common.all)}
          options={CONTACT_KINDS.map((value) => ({ value, label: t(kindWords[value]) }))}
        />
        <Select
          id="municipality"
          label={t(words.hasPlaceIn)}
          value={filters.municipality}
          empty={t(common.all)}
          options={where.territory ? municipalitiesOf(territorySchema.parse(where.territory)) : []}
        />
      </HousingFilter>
      <ContactTable contacts={page.items} empty={t(narrowed ? common.noMatch : words.none)} />
      <Paging next={page.next} />
      {where.territory ? (
        <Disclosure title={t(words.add)} open={faults.length > 0}>
          <ContactForm
            action="/housing/contacts"
            given={given}
            faults={faults}
            hidden={{ territory: where.territory }}
            button={t(words.add)}
          />
        </Disclosure>
      ) : null}
    </>
  )
}

/** Contacts with how to reach each. */
export function ContactTable({ contacts, empty }: { contacts: readonly Contact[]; empty: string }) {
  const { t } = usePage()
  return (
    <Table
      caption={t(words.title)}
      captionHidden
      rows={contacts}
      keyOf={({ contactId }) => contactId}
      empty={empty}
      columns={[
        {
          key: 'name',
          label: t(words.name),
          cell: ({ contactId, name }) => <a href={`/housing/contacts/${contactId}`}>{name}</a>,
        },
        { key: 'kind', label: t(words.kind), cell: ({ kind }) => t(kindWords[kind]) },
        { key: 'body', label: t(words.organisation), cell: ({ organisation }) => organisation ?? '–' },
        { key: 'reach', label: t(words.reach), cell: (contact) => <Reach contact={contact} /> },
        { key: 'remark', label: t(words.remark), cell: ({ remark }) => remark ?? '–' },
      ]}
    />
  )
}

function Reach({ contact: { phone, email } }: { contact: Contact }) {
  if (!phone && !email) return <>–</>
  return (
    <>
      {phone ? <div>{phone}</div> : null}
      {email ? <a href={`mailto:${email}`}>{email}</a> : null}
    </>
  )
}
