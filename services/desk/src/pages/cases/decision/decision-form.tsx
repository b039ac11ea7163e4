import type { ComponentChildren } from 'preact'
import { Csrf } from '../../../components/csrf.tsx'
import { faultOf } from '../../../components/error-summary.tsx'
import { Radios, TextArea } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { decisionChoices, decisionHints, decisionWords as words } from '../../../words/decisions.ts'
import { overlapWords } from '../../../words/overlaps.ts'
import { BetweenPart, TellsPart } from './around-parts.tsx'
import { AwayPart } from './away-part.tsx'
import { kindsIn } from './decidable.ts'
import type { DecisionProps } from './decision-view.tsx'
import { AdmitPart, AskPart, DeferPart, JoinPart } from './kind-parts.tsx'
import { ownCaseOf } from './own-case.ts'

export type PartProps = Pick<DecisionProps, 'data' | 'faults' | 'form'>
/** What a part needs that asks for people and places alone. */
export type StaffPartProps = Pick<PartProps, 'faults' | 'form'> & {
  data: Pick<DecisionProps['data'], 'file' | 'staff'>
}

/** The parts a decision needs show when it is chosen (style sheet); without that, all of them. */
export function DecisionForm(props: DecisionProps) {
  const { data, faults, form, formKey, meetingId, corrects } = props
  const { t } = usePage()
  const part = { data, faults, form }
  const own = ownCaseOf(data.file)
  return (
    <form class="desk-form desk-decision" method="post" novalidate>
      <Csrf />
      <input type="hidden" name="version" value={data.file.version} />
      <input type="hidden" name="key" value={formKey} />
      {meetingId ? <input type="hidden" name="meeting" value={meetingId} /> : null}
      <Radios
        id="kind"
        label={t(words.whatToDecide)}
        error={faultOf(faults, 'kind')}
        value={form.get('kind')}
        options={kindsIn(data.file.standing.state, corrects !== null).map((value) => ({
          value,
          label: t(decisionChoices[value]),
          hint: value === 'admit' && own ? t(overlapWords.admitJoins, own) : t(decisionHints[value]),
        }))}
      />
      <When kinds="admit">
        <AdmitPart {...part} />
      </When>
      <When kinds="ask-information">
        <AskPart {...part} />
      </When>
      <When kinds="defer">
        <DeferPart {...part} />
      </When>
      <When kinds="redirect decline">
        <AwayPart {...part} />
      </When>
      <When kinds="advise">
        <TextArea
          id="advice"
          label={t(words.advice)}
          maxlength={1000}
          value={form.get('advice')}
          error={faultOf(faults, 'advice')}
        />
      </When>
      <When kinds="join">
        <JoinPart {...part} />
      </When>
      <When kinds="admit admit-waiting-list redirect decline advise join">
        <TellsPart {...part} />
      </When>
      <When kinds="admit admit-waiting-list ask-information defer redirect decline join">
        <TextArea
          id="note"
          label={t(words.note)}
          optional
          rows={3}
          maxlength={1000}
          value={form.get('note')}
        />
      </When>
      {data.file.urgency === 'U0' || data.file.urgency === 'U1' ? <BetweenPart {...part} /> : null}
      <button type="submit" class="btn btn-primary">
        {t(words.record)}
      </button>
    </form>
  )
}

function When({ kinds, children }: { kinds: string; children: ComponentChildren }) {
  return (
    <div class="desk-when" data-for={kinds}>
      {children}
    </div>
  )
}
