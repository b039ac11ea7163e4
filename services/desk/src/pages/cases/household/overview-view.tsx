import { Timeline } from '../../../components/timeline.tsx'
import { usePage } from '../../../page/page-context.ts'
import { taskWords } from '../../../words/case-tasks.ts'
import { caseWords as words } from '../../../words/cases.ts'
import { takenWords } from '../../../words/decisions-taken.ts'
import { AreaList } from './area-list.tsx'
import { Facts } from './facts.tsx'
import { entriesOf } from './history-entries.ts'
import { HomeStanding } from './home-standing.tsx'
import type { HouseholdFrame } from './household-data.ts'
import { HouseholdPage } from './household-frame.tsx'
import { OpenTasks } from './open-tasks.tsx'
import type { Overview } from './overview-page.ts'
import { AddTask, type TaskAnswers } from './task-form.tsx'

export type OverviewProps = Overview & { frame: HouseholdFrame; answers: TaskAnswers }

export function OverviewView({ frame, tasks, documents, history, answers }: OverviewProps) {
  const { t, date } = usePage()
  const { household, people } = frame
  const base = `/cases/${household.referralId}`
  const missing = documents.filter(({ state, scope }) => state === 'missing' && scope === 'household').length
  return (
    <HouseholdPage frame={frame} current="">
      <section aria-labelledby="to-do">
        <h2 id="to-do">{t(taskWords.title)}</h2>
        <OpenTasks frame={frame} tasks={tasks} />
        <AddTask frame={frame} answers={answers} action={`${base}/tasks`} />
      </section>
      <section aria-labelledby="areas">
        <h2 id="areas">{t(words.areas)}</h2>
        <AreaList frame={frame} />
      </section>
      <section aria-labelledby="home">
        <h2 id="home">{t(words.home)}</h2>
        <HomeStanding household={household} />
      </section>
      <section aria-labelledby="papers">
        <h2 id="papers">{t(words.documents)}</h2>
        <p>
          {missing > 0 ? (
            <a href={`${base}/documents`}>{t(words.missingDocuments, { count: missing })}</a>
          ) : (
            t(words.allDocuments)
          )}
        </p>
      </section>
      <section aria-labelledby="facts">
        <h2 id="facts">{t(words.inBrief)}</h2>
        <Facts frame={frame} />
      </section>
      <section aria-labelledby="recent">
        <h2 id="recent">{t(words.recent)}</h2>
        <Timeline entries={entriesOf(history, { t, date, people, territory: household.territory })} />
        <p>
          <a href={`${base}/history`}>{t(words.wholeHistory)}</a>
        </p>
        {household.mayManage ? (
          <p>
            <a href={`${base}/decisions`}>{t(takenWords.taken)}</a>
          </p>
        ) : null}
      </section>
    </HouseholdPage>
  )
}
