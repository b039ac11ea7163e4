import type { Territory } from '@intarsi/contracts'
import type { ListedAbsence } from '../../../api/absences.ts'
import { nameOf } from '../../../api/people.ts'
import { FilterForm } from '../../../components/filter-form.tsx'
import { Select } from '../../../components/inputs.tsx'
import { Paging } from '../../../components/paging.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { absenceWords as words } from '../../../words/absences.ts'
import { common } from '../../../words/common.ts'
import { today } from '../today.ts'
import type { AbsenceProps } from './absence-view.tsx'

type ListProps = Pick<AbsenceProps, 'territory' | 'staff' | 'absences' | 'away'> & {
  nameFor: (personId: string) => string
}

/** Who is away or will be, when, and a button that ends it: never why, which is about somebody's health. */
export function AbsenceList({ territory, staff, absences, away, nameFor }: ListProps) {
  const { t, date } = usePage()
  return (
    <section>
      <h2>{t(words.known)}</h2>
      <p class="desk-text">{t(words.knownHint)}</p>
      <FilterForm
        action="/cases/absence"
        whole={away !== undefined && `/cases/absence?territory=${territory}`}
      >
        <input type="hidden" name="territory" value={territory} />
        <Select
          id="away"
          label={t(words.person)}
          value={away}
          empty={t(common.all)}
          options={staff.map((one) => ({ value: one.personId, label: nameOf(one) }))}
        />
      </FilterForm>
      <Table
        caption={t(words.known)}
        captionHidden
        rows={absences.items}
        keyOf={({ absenceId }) => absenceId}
        empty={t(away ? common.noMatch : words.nobodyAway)}
        columns={[
          { key: 'person', label: t(words.person), cell: ({ personId }) => nameFor(personId) },
          { key: 'from', label: t(words.from), cell: ({ from }) => date(from) },
          { key: 'to', label: t(words.to), cell: ({ to }) => (to ? date(to) : t(words.openEnd)) },
          {
            key: 'end',
            label: t(words.end),
            cell: (one) => <End territory={territory} absence={one} name={nameFor(one.personId)} />,
          },
        ]}
      />
      <Paging next={absences.next} />
    </section>
  )
}

type EndProps = { territory: Territory; absence: ListedAbsence; name: string }

function End({ territory, absence: { absenceId, from, version }, name }: EndProps) {
  const { t } = usePage()
  return (
    <PostButton
      action={`/cases/absences/${absenceId}/end`}
      label={t(from > today() ? words.cancel : words.isBack)}
      about={name}
      values={{ territory, version: String(version) }}
    />
  )
}
