import type { Equipe } from '../../../api/equipes.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { faultOf } from '../../../components/error-summary.tsx'
import { Select, TextField } from '../../../components/inputs.tsx'
import { PostButton } from '../../../components/post-button.tsx'
import { usePage } from '../../../page/page-context.ts'
import { observerRoleWords, observerStateWords, peopleWords as words } from '../../../words/case-people.ts'
import { areaWords } from '../../../words/codes.ts'
import { common } from '../../../words/common.ts'
import { ownersOf } from '../household/household-data.ts'
import { observerRole } from './observer-role.ts'
import type { PeopleProps } from './people-view.tsx'

type ObserversProps = PeopleProps & { equipe: Equipe }

/** Who sees the household often and has no account (PC-06): in one area, without reading anything. */
export function Observers(props: ObserversProps) {
  const { frame, equipe } = props
  const { t } = usePage()
  const works = frame.household.areas.some(({ inFull }) => inFull)
  return (
    <>
      {equipe.observers.length === 0 ? <p>{t(words.noObservers)}</p> : null}
      <ul>
        {equipe.observers.map(({ observerId, role, area, state }) => {
          const action = `/cases/${frame.household.referralId}/people/observers/${observerId}`
          const about = t(observerRole(role))
          return (
            <li key={observerId}>
              {about}{' '}
              <span class="desk-muted">
                ({t(areaWords[area])}, {t(observerStateWords[state])})
              </span>{' '}
              {state === 'invited' && frame.household.mayManage ? (
                <PostButton action={`${action}/activation`} label={t(words.agreed)} about={about} />
              ) : null}
              {state === 'active' && works ? (
                <PostButton action={`${action}/link`} label={t(words.makeLink)} about={about} />
              ) : null}
              {state !== 'ended' && frame.household.mayManage ? (
                <PostButton action={`${action}/end`} label={t(words.end)} about={about} />
              ) : null}
            </li>
          )
        })}
      </ul>
      <Invite {...props} />
    </>
  )
}

function Invite({ frame, equipe, tried, answers: { form, key } }: ObserversProps) {
  const { t } = usePage()
  if (!frame.household.mayManage) return null
  const faults = tried.form === 'observer' ? tried.faults : []
  const members = new Set(equipe.seats.map(({ personId }) => personId))
  const text = (id: 'observerName' | 'observerContact', label: string) => (
    <TextField id={id} label={label} maxlength={200} value={form.get(id)} error={faultOf(faults, id)} />
  )
  return (
    <Disclosure title={t(words.invite)} open={faults.length > 0}>
      <form
        class="desk-form"
        method="post"
        action={`/cases/${frame.household.referralId}/people/observers`}
        novalidate
      >
        <p class="desk-text">{t(words.inviteHint)}</p>
        <Csrf />
        <input type="hidden" name="key" value={key} />
        <Select
          id="observerRole"
          label={t(words.observerRole)}
          empty={t(common.choose)}
          value={form.get('observerRole')}
          error={faultOf(faults, 'observerRole')}
          options={Object.entries(observerRoleWords).map(([value, label]) => ({ value, label: t(label) }))}
        />
        <Select
          id="observerArea"
          label={t(words.area)}
          empty={t(common.choose)}
          value={form.get('observerArea')}
          error={faultOf(faults, 'observerArea')}
          options={frame.household.areas.map(({ area }) => ({ value: area, label: t(areaWords[area]) }))}
        />
        {text('observerName', t(words.observerName))}
        {text('observerContact', t(words.observerContact))}
        <Select
          id="referentId"
          label={t(words.referent)}
          empty={t(common.choose)}
          value={form.get('referentId')}
          error={faultOf(faults, 'referentId')}
          options={ownersOf(frame).filter(({ value }) => members.has(value))}
        />
        <button type="submit" class="btn btn-primary">
          {t(words.invite)}
        </button>
      </form>
    </Disclosure>
  )
}
