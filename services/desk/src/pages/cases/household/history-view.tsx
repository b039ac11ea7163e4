import { Paging } from '../../../components/paging.tsx'
import { Timeline } from '../../../components/timeline.tsx'
import { usePage } from '../../../page/page-context.ts'
import { historyWords as words } from '../../../words/case-history.ts'
import { takenWords } from '../../../words/decisions-taken.ts'
import { entriesOf, entriesOfReferral } from './history-entries.ts'
import type { WholeHistory } from './history-page.ts'
import type { HouseholdFrame } from './household-data.ts'
import { HouseholdPage } from './household-frame.tsx'

export function HistoryView({ frame, entries, next, file }: WholeHistory & { frame: HouseholdFrame }) {
  const { t, date } = usePage()
  const telling = { t, date, people: frame.people, territory: frame.household.territory }
  const before = file ? entriesOfReferral(file, telling) : []
  return (
    <HouseholdPage frame={frame} current="/history">
      <h2>{t(words.title)}</h2>
      <p class="desk-text">{t(words.lead)}</p>
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
