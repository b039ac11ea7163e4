import { type Area, areaSchema } from '@intarsi/contracts'
import { FilterForm } from '../../../components/filter-form.tsx'
import { Select } from '../../../components/inputs.tsx'
import { Paging } from '../../../components/paging.tsx'
import { Timeline } from '../../../components/timeline.tsx'
import { usePage } from '../../../page/page-context.ts'
import { historyWords as words } from '../../../words/case-history.ts'
import { areaWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { takenWords } from '../../../words/decisions-taken.ts'
import { entriesOf, entriesOfReferral } from './history-entries.ts'
import type { WholeHistory } from './history-page.ts'
import type { HouseholdFrame } from './household-data.ts'
import { HouseholdPage } from './household-frame.tsx'

type HistoryProps = WholeHistory & {
  frame: HouseholdFrame
  /** The only area that is shown. */
  area: Area | undefined
}

export function HistoryView({ frame, area, entries, next, file }: HistoryProps) {
  const { t, date } = usePage()
  const action = `/cases/${frame.household.referralId}/history`
  const telling = { t, date, people: frame.people, territory: frame.household.territory }
  const before = file ? entriesOfReferral(file, telling) : []
  return (
    <HouseholdPage frame={frame} current="/history">
      <h2>{t(words.title)}</h2>
      <p class="desk-text">{t(words.lead)}</p>
      <FilterForm action={action} whole={area !== undefined && action}>
        <Select
          id="area"
          label={t(words.area)}
          value={area}
          empty={t(common.all)}
          options={areaSchema.options.map((value) => ({ value, label: t(areaWords[value]) }))}
        />
      </FilterForm>
      {area && entries.length === 0 ? <p>{t(common.noMatch)}</p> : null}
      <Timeline entries={[...entriesOf(entries, telling), ...before]} />
      <Paging next={next} />
      {file && file.decisions.length > 0 ? (
        <p>
          <a href={`/cases/${file.referralId}/decisions`}>{t(takenWords.taken)}</a>
        </p>
      ) : null}
    </HouseholdPage>
  )
}
