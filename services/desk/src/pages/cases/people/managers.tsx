import type { CaseManager } from '../../../api/cases.ts'
import { nameOf } from '../../../api/people.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { faultOf } from '../../../components/error-summary.tsx'
import { Select, TextField } from '../../../components/inputs.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { type Column, Table } from '../../../components/table.tsx'
import { Tag, type TagKind } from '../../../components/tag.tsx'
import { usePage } from '../../../page/page-context.ts'
import { peopleWords as words } from '../../../words/case-people.ts'
import { common } from '../../../words/common.ts'
import { choiceWords } from '../../../words/reasons.ts'
import { managerStateWords } from '../../../words/states.ts'
import { DeclineForm } from './decline-form.tsx'
import type { PeopleProps } from './people-view.tsx'

const ACTIVE = new Set(['proposed', 'confirmed', 'handing-over', 'interim'])
const TAGS: Readonly<Record<string, TagKind>> = {
  proposed: 'new',
  confirmed: 'done',
  'handing-over': 'waiting',
  interim: 'waiting',
}

/** Who leads, who is asked to, who stands in: each with why, and what may be done about it. */
export function Managers(props: PeopleProps) {
  const { frame, managers } = props
  const { t, date, person } = usePage()
  const { people } = frame
  const { mayManage } = frame.household
  const rows = managers.filter(({ state }) => ACTIVE.has(state))
  const columns: Column<CaseManager>[] = [
    {
      key: 'person',
      label: t(words.person),
      cell: ({ personId }) => (
        <>
          {people.of(personId) ?? '–'}
          {people.bodyOf(personId) ? <span class="desk-muted"> · {people.bodyOf(personId)}</span> : null}
        </>
      ),
    },
    {
      key: 'seat',
      label: t(words.seat),
      cell: ({ seat }) => t(seat === 'liaison' ? words.liaison : words.managers),
    },
    {
      key: 'state',
      label: t(words.state),
      cell: ({ state, since }) => (
        <>
          <Tag kind={TAGS[state] ?? 'plain'}>{t(managerStateWords(state))}</Tag>{' '}
          <span class="desk-muted">{t(words.since, { date: date(since) })}</span>
        </>
      ),
    },
    {
      key: 'why',
      label: t(words.why),
      cell: ({ reasons }) => reasons.map((one) => t(choiceWords(one))).join('; ') || '–',
    },
  ]
  const mine = ({ personId }: CaseManager) => personId === person?.personId
  if (
    rows.some((one) => one.state === 'handing-over' || (one.state === 'proposed' && (mine(one) || mayManage)))
  )
    columns.push({
      key: 'step',
      label: t(words.step),
      cell: (one) => <Steps {...props} manager={one} />,
    })
  return (
    <>
      <Table
        caption={t(words.managers)}
        captionHidden
        rows={rows}
        keyOf={({ caseManagerId }) => caseManagerId}
        columns={columns}
      />
      {rows
        .filter((one) => one.state === 'proposed' && mine(one))
        .map(({ caseManagerId, version }) => (
          <DeclineForm
            key={caseManagerId}
            id={caseManagerId}
            action={`/cases/${frame.household.referralId}/people/managers/${caseManagerId}/decline`}
            title={t(words.decline)}
            version={version}
            form={props.answers.form}
            faults={props.tried.faults}
          />
        ))}
      <HandOver {...props} />
    </>
  )
}

/** What the person who is asked, or who leads the territory, may do about one seat. */
function Steps({ frame, manager }: PeopleProps & { manager: CaseManager }) {
  const { t, person } = usePage()
  const { household } = frame
  const { caseManagerId, state, personId, mode, version } = manager
  const action = `/cases/${household.referralId}/people/managers/${caseManagerId}`
  const values = { version: String(version) }
  const button = (step: string, label: string) => (
    <PostButton key={step} action={`${action}/${step}`} label={label} values={values} />
  )
  const mine = person?.personId === personId
  const steps = [
    ...(state === 'proposed' && mine && mode === 'by-person' ? [button('accept', t(words.accept))] : []),
    ...(state === 'proposed' && household.mayManage && !mine ? [button('confirm', t(words.confirm))] : []),
    ...(state === 'handing-over' && household.mayManage ? [button('completion', t(words.complete))] : []),
  ]
  return <>{steps.length > 0 ? steps : '–'}</>
}

/** Both are named until the household has met them. */
function HandOver({ frame, managers, staff, tried, answers: { form } }: PeopleProps) {
  const { t } = usePage()
  const held = managers.find(({ seat, state }) => seat === 'case-manager' && state === 'confirmed')
  if (!held || !frame.household.mayManage) return null
  const faults = tried.form === 'hand-over' ? tried.faults : []
  return (
    <Disclosure title={t(words.handOver)} open={faults.length > 0}>
      <form
        class="desk-form"
        method="post"
        action={`/cases/${frame.household.referralId}/people/managers/${held.caseManagerId}/hand-over`}
        novalidate
      >
        <p class="desk-text">{t(words.handOverHint)}</p>
        <Csrf />
        <input type="hidden" name="version" value={held.version} />
        <Select
          id="toPersonId"
          label={t(words.to)}
          empty={t(common.choose)}
          value={form.get('toPersonId')}
          error={faultOf(faults, 'toPersonId')}
          options={staff
            .filter(({ personId }) => personId !== held.personId)
            .map((one) => ({ value: one.personId, label: nameOf(one) }))}
        />
        <TextField
          id="handOverReason"
          label={t(words.reason)}
          maxlength={200}
          value={form.get('handOverReason')}
          error={faultOf(faults, 'handOverReason')}
        />
        <TextField
          id="overrideReason"
          label={t(words.override)}
          hint={t(words.overrideHint)}
          optional
          maxlength={200}
          value={form.get('overrideReason')}
          error={faultOf(faults, 'overrideReason')}
        />
        <button type="submit" class="btn btn-primary">
          {t(words.handOver)}
        </button>
      </form>
    </Disclosure>
  )
}
