import type { Territory } from '@intarsi/contracts'
import type { Entrusting, ListedAbsence } from '../../../api/absences.ts'
import type { Labels } from '../../../api/labels.ts'
import { nameOf, type Person } from '../../../api/people.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { describedBy, Remarks } from '../../../components/field.tsx'
import { Radios, Select, TextField } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { absenceReasonWords, absenceWords as words } from '../../../words/absences.ts'
import { common } from '../../../words/common.ts'
import { choiceWords } from '../../../words/reasons.ts'
import { managerStateWords } from '../../../words/states.ts'
import { AbsenceList } from './absence-list.tsx'
import { Loads } from './loads.tsx'
import type { Asked } from './read-absence.ts'

export type AbsenceProps = {
  territory: Territory
  asked: Asked
  faults: readonly FormFault[]
  staff: readonly Person[]
  /** Who of the territory is away, or will be. */
  absences: { items: readonly ListedAbsence[]; next: string | null }
  /** Whose absences alone are shown. */
  away: string | undefined
  /** Null: not asked for yet. */
  proposal: readonly Entrusting[] | null
  households: Labels
  /** What was sent and not done; empty: nothing was. */
  form: URLSearchParams
  key: string
}

export function AbsenceView(props: AbsenceProps) {
  const { faults, proposal } = props
  const { t } = usePage()
  return (
    <>
      <ErrorSummary faults={faults} />
      {props.households.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      <Ask {...props} />
      {proposal ? <Proposal {...props} proposal={proposal} /> : null}
      <AbsenceList {...props} nameFor={nameAmong(props.staff)} />
    </>
  )
}

/** Who is away, from when to when: asked by a GET that changes nothing, so never why. */
function Ask({ territory, asked, faults, staff }: AbsenceProps) {
  const { t } = usePage()
  return (
    <form class="desk-form" method="get" action="/cases/absence" novalidate>
      <input type="hidden" name="territory" value={territory} />
      <Select
        id="personId"
        label={t(words.who)}
        empty={t(common.choose)}
        value={asked.personId}
        error={faultOf(faults, 'personId')}
        options={staff
          .filter(({ active }) => active)
          .map((one) => ({ value: one.personId, label: nameOf(one) }))}
      />
      <TextField
        id="from"
        type="date"
        label={t(words.from)}
        value={asked.from}
        error={faultOf(faults, 'from')}
      />
      <TextField
        id="to"
        type="date"
        label={t(words.to)}
        hint={t(words.toHint)}
        optional
        value={asked.to}
        error={faultOf(faults, 'to')}
      />
      <button type="submit" class="btn btn-outline-primary">
        {t(words.propose)}
      </button>
    </form>
  )
}

const nameAmong = (staff: readonly Person[]) => (personId: string) => {
  const found = staff.find((one) => one.personId === personId)
  return found ? nameOf(found) : '–'
}

type ProposalProps = AbsenceProps & { proposal: readonly Entrusting[] }

/** Each household with whom it would go to, changed by whoever decides, and confirmed with one button. */
function Proposal(props: ProposalProps) {
  const { asked, faults, proposal, key, staff, households, form } = props
  const { t } = usePage()
  const nameFor = nameAmong(staff)
  return (
    <form method="post" action="/cases/absence" novalidate>
      <h2>{t(words.proposal)}</h2>
      <Csrf />
      <input type="hidden" name="territory" value={props.territory} />
      <input type="hidden" name="key" value={key} />
      {(['personId', 'from', 'to'] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={asked[name] ?? ''} />
      ))}
      <Table
        caption={t(words.proposal)}
        captionHidden
        rows={proposal}
        keyOf={({ caseManagerId }) => caseManagerId}
        empty={t(words.none)}
        columns={[
          {
            key: 'household',
            label: t(words.household),
            cell: (one) => (
              <>
                {households.of(one.householdId) ?? ''}{' '}
                <span class="desk-number desk-muted">{one.referralNumber}</span>
              </>
            ),
          },
          { key: 'state', label: t(words.state), cell: ({ state }) => t(managerStateWords(state)) },
          {
            key: 'to',
            label: t(words.toWhom),
            cell: (one) => (
              <Choice
                one={one}
                form={form}
                error={faultOf(faults, `to-${one.caseManagerId}`)}
                nameFor={nameFor}
                about={households.of(one.householdId)}
              />
            ),
          },
          {
            key: 'why',
            label: t(words.why),
            cell: ({ reasons }) => reasons.map((reason) => t(choiceWords(reason))).join('; ') || '–',
          },
        ]}
      />
      <Loads proposal={proposal} nameFor={nameFor} />
      <Radios
        id="reason"
        label={t(words.reason)}
        value={asked.reason}
        error={faultOf(faults, 'reason')}
        options={Object.entries(absenceReasonWords).map(([value, label]) => ({ value, label: t(label) }))}
      />
      <p class="desk-text">{t(words.confirmHint)}</p>
      <button type="submit" class="btn btn-primary">
        {t(words.confirm)}
      </button>
    </form>
  )
}

type ChoiceProps = {
  one: Entrusting
  form: URLSearchParams
  error: string | undefined
  nameFor: (personId: string) => string
  about: string | null
}

function Choice({ one, form, error, nameFor, about }: ChoiceProps) {
  const { t } = usePage()
  if (one.state === 'handing-over') return <>–</>
  const field = {
    id: `to-${one.caseManagerId}`,
    label: `${t(words.toWhom)}: ${about ?? one.referralNumber}`,
    error,
  }
  const chosen = form.get(field.id) ?? one.toPersonId
  const able = one.candidates.filter(({ obstacle }) => obstacle === null)
  return (
    <>
      <input type="hidden" name={`number-${one.caseManagerId}`} value={one.referralNumber} />
      <Remarks {...field} />
      <select
        class="desk-select-plain"
        id={field.id}
        name={field.id}
        aria-label={field.label}
        aria-describedby={describedBy(field)}
        aria-invalid={error ? 'true' : undefined}
      >
        <option value="">{t(words.stays)}</option>
        {able.map(({ personId }) => (
          <option key={personId} value={personId} selected={personId === chosen}>
            {nameFor(personId)}
          </option>
        ))}
      </select>
    </>
  )
}
