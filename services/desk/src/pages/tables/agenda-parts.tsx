import { AREAS, type Area } from '@intarsi/contracts'
import type { Labels } from '../../api/labels.ts'
import type { AgendaReferral } from '../../api/meetings.ts'
import { usePage } from '../../page/page-context.ts'
import { areaWords, codeWords, roleWords } from '../../words/codes.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { choiceWords } from '../../words/reasons.ts'

const NOT_ASSESSED = 9

/** Kind of household, how many, which languages: what a table reads without any name. */
export function Composition({ of }: { of: AgendaReferral['composition'] }) {
  const { t } = usePage()
  const languages = of.languages.map((language) => t(codeWords('languages', language))).join(', ')
  return (
    <>
      {t(codeWords('householdType', of.householdType))}, {t(words.members, of)}
      {languages ? <span class="desk-muted"> · {languages}</span> : null}
    </>
  )
}

/** The five areas with their level, the intense ones marked by more than colour. */
export function NeedLevels({ needs }: { needs: Readonly<Partial<Record<Area, number>>> }) {
  const { t } = usePage()
  return (
    <ul class="desk-needs" aria-label={t(words.needs)}>
      {AREAS.map((area) => {
        const level = needs[area] ?? NOT_ASSESSED
        return (
          <li key={area} class={LEVELS[level] ?? 'desk-need'}>
            <span>{t(areaWords[area])}</span>{' '}
            <strong>{level === NOT_ASSESSED ? t(words.notAssessed) : level}</strong>
          </li>
        )
      })}
    </ul>
  )
}

// Whole class names: what the stylesheet keeps is found by its name in the sources.
const LEVELS: Readonly<Record<number, string>> = {
  0: 'desk-need',
  1: 'desk-need',
  2: 'desk-need is-level-2',
  3: 'desk-need is-level-3',
}

type Proposal = AgendaReferral['caseManagers'][number]

/** Who follows or would follow, why this person, and who came second. */
export function Proposed({ managers, people }: { managers: readonly Proposal[]; people: Labels }) {
  const { t } = usePage()
  if (managers.length === 0) return <span class="desk-muted">{t(words.nobodyProposed)}</span>
  return (
    <ul class="desk-plain-list">
      {managers.map((manager) => (
        <li key={`${manager.seat} ${manager.personId}`}>
          <strong>{people.of(manager.personId) ?? '–'}</strong>
          {manager.seat === 'liaison' ? <span class="desk-muted"> · {t(words.liaison)}</span> : null}
          <Why reasons={manager.reasons} runnerUp={people.of(manager.runnerUpId)} />
        </li>
      ))}
    </ul>
  )
}

/** The reasons of a choice, and the runner-up. */
export function Why({ reasons, runnerUp }: { reasons: readonly string[]; runnerUp: string | null }) {
  const { t } = usePage()
  const parts = [
    ...reasons.map((reason) => t(choiceWords(reason))),
    ...(runnerUp ? [t(words.insteadOf, { name: runnerUp })] : []),
  ]
  if (parts.length === 0) return null
  return <span class="desk-muted">: {parts.join('; ')}</span>
}

/** The seats that the model of the territory gives this household. */
export function Seats({ seats }: { seats: AgendaReferral['equipe'] }) {
  const { t } = usePage()
  const always = seats.filter(({ mode }) => mode !== 'on-call')
  const called = seats.filter(({ mode, needed }) => mode === 'on-call' && needed)
  const text = [
    ...always.map(({ role }) => t(roleWords(role))),
    ...called.map(({ role }) => `${t(roleWords(role))} (${t(words.onCall)})`),
  ]
  return <>{text.length > 0 ? text.join(', ') : '–'}</>
}
