import type { PicPhase } from '@intarsi/contracts'
import type { ListedHousehold } from '../../api/households.ts'
import { Tag } from '../../components/tag.tsx'
import { usePage } from '../../page/page-context.ts'
import { caseStepWords, PHASE_TAGS, phaseWords, caseWords as words } from '../../words/cases.ts'

export function PhaseTag({ phase }: { phase: PicPhase }) {
  const { t } = usePage()
  return <Tag kind={PHASE_TAGS[phase]}>{t(phaseWords[phase])}</Tag>
}

/** A date by which something is due; late ones say so in words. */
export function DueOn({ on, day }: { on: string; day: string }) {
  const { t, date } = usePage()
  return (
    <>
      {t(words.dueBy, { date: date(on) })} {on < day ? <Tag kind="urgent">{t(words.areaLate)}</Tag> : null}
    </>
  )
}

/** What leads out of the case's phase, and by when. */
export function CaseStep({ step, dueOn, day }: { step: string | null; dueOn: string | null; day: string }) {
  const { t } = usePage()
  if (step === null) return <>–</>
  return (
    <>
      {t(caseStepWords(step))}
      {dueOn ? (
        <span class="desk-muted">
          {' '}
          <DueOn on={dueOn} day={day} />
        </span>
      ) : null}
    </>
  )
}

/** How much there is to do in a case, and how much of it is late. */
export function TaskCount({ due }: { due: ListedHousehold['due'] }) {
  const { t, date } = usePage()
  const { openTasks, overdueTasks, nextTaskOn } = due
  return (
    <>
      {t(words.openTasks, { count: openTasks })}
      {nextTaskOn && overdueTasks === 0 ? (
        <span class="desk-muted">, {t(words.firstOn, { date: date(nextTaskOn) })}</span>
      ) : null}
      {overdueTasks > 0 ? (
        <>
          {' '}
          <Tag kind="urgent">{t(words.overdueTasks, { count: overdueTasks })}</Tag>
        </>
      ) : null}
    </>
  )
}
