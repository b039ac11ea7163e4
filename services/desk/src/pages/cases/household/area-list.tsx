import type { AreaOfCase } from '../../../api/households.ts'
import { type Task, TaskList } from '../../../components/task-list.tsx'
import { type PageContext, usePage } from '../../../page/page-context.ts'
import { caseWords as words } from '../../../words/cases.ts'
import { areaWords } from '../../../words/codes.ts'
import type { HouseholdFrame } from './household-data.ts'

const NOT_ASSESSED = 9

/** The five areas as a list of work: how much need, what is to be done, by when. */
export function AreaList({ frame: { household } }: { frame: HouseholdFrame }) {
  const page = usePage()
  const base = `/cases/${household.referralId}/areas`
  return <TaskList tasks={household.areas.map((area) => rowOf(area, base, page))} />
}

function rowOf(area: AreaOfCase, base: string, { t, date }: Pick<PageContext, 't' | 'date'>): Task {
  const { openTasks, overdueTasks, doneTasks, nextDueOn, inFull } = area
  const note = [
    levelOf(area, t),
    ...(openTasks > 0 ? [t(words.openTasks, { count: openTasks })] : []),
    ...(nextDueOn ? [t(words.firstOn, { date: date(nextDueOn) })] : []),
    ...(doneTasks > 0 ? [t(words.areaDone, { count: doneTasks })] : []),
    ...(inFull ? [] : [t(words.areaSummary)]),
  ].join(' · ')
  return {
    key: area.area,
    name: t(areaWords[area.area]),
    href: `${base}/${area.area}`,
    note,
    status:
      overdueTasks > 0
        ? { kind: 'urgent', text: t(words.areaLate) }
        : openTasks > 0
          ? { kind: 'waiting', text: t(words.areaToDo) }
          : { kind: 'plain', text: t(words.areaQuiet) },
  }
}

/** The level now and where it came from; before the assessment, what the referral said. */
function levelOf({ startLevel, level, referralLevel }: AreaOfCase, t: PageContext['t']): string {
  if (level !== null && startLevel !== null && level !== startLevel)
    return t(words.areaChange, { from: startLevel, to: level })
  if (level !== null) return t(words.areaLevel, { level })
  if (referralLevel === null || referralLevel === NOT_ASSESSED) return t(words.areaUnknown)
  return t(words.areaReferral, { level: referralLevel })
}
