import type { ReferralDraft } from '@intarsi/contracts'
import type { Attachment } from '../../../api/attachments.ts'
import type { PeopleLabels } from '../../../api/labels.ts'
import type { Scheda } from '../../../api/scheda.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { TextField } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { fieldWords } from '../../../words/codes.ts'
import { schedaWords as words } from '../../../words/scheda.ts'
import { Files } from '../../referrals/files/files.tsx'
import { sayForm, withheld } from '../../referrals/form/display.ts'
import { SaidGroups } from '../../referrals/summary/said-groups.tsx'
import type { HouseholdFrame } from '../household/household-data.ts'
import { HouseholdPage } from '../household/household-frame.tsx'
import { type RiskAnswers, RiskForm } from './risk-form.tsx'
import { SenderAnswers } from './sender-answers.tsx'

type SchedaProps = {
  scheda: Scheda
  /** The restricted fields, once they were opened. */
  details: ReferralDraft | null
  risks: RiskAnswers
  files: readonly Attachment[]
  people: PeopleLabels
  form: URLSearchParams
  faults: readonly FormFault[]
}

/** The scheda of a household that has a case, among its pages. */
export function SchedaOfHousehold({ frame, ...props }: SchedaProps & { frame: HouseholdFrame }) {
  const { t } = usePage()
  return (
    <>
      <ErrorSummary faults={props.faults} />
      <HouseholdPage frame={frame} current="/scheda">
        <p class="desk-text">{t(props.scheda.whole ? words.lead : words.partly)}</p>
        <Content {...props} />
      </HouseholdPage>
    </>
  )
}

export function SchedaView(props: SchedaProps) {
  return (
    <>
      <ErrorSummary faults={props.faults} />
      <Content {...props} />
    </>
  )
}

function Content(props: SchedaProps) {
  const { scheda, details, risks, files, people, form, faults } = props
  const { t, language } = usePage()
  const said = sayForm({ ...scheda.form, ...details }, language)
  const groups = details ? said : withheld(said, scheda.restrictedFields, t(words.withheld))
  return (
    <>
      {scheda.mayComplete ? (
        <p class="desk-no-print">
          <a href={`/cases/${scheda.referralId}/scheda/complete`}>{t(words.complete)}</a>
        </p>
      ) : null}
      <Restricted {...props} />
      <SenderAnswers answers={scheda.answers} people={people} />
      <SaidGroups groups={groups} />
      {details && scheda.mayComplete ? <RiskForm scheda={scheda} risks={risks} faults={faults} /> : null}
      {scheda.whole ? (
        <Files files={files} attaching={null} opening={{ referralId: scheda.referralId, form, faults }} />
      ) : null}
    </>
  )
}

function Restricted({ scheda, details, form, faults }: SchedaProps) {
  const { t } = usePage()
  const { restrictedFields, referralId } = scheda
  if (restrictedFields.length === 0) return null
  if (details) return <Notice kind="warning">{t(words.opened)}</Notice>
  const fields = restrictedFields.map((code) => t(fieldWords(code))).join(', ')
  return (
    <form class="desk-form desk-no-print" method="post" action={`/cases/${referralId}/scheda`} novalidate>
      <p class="desk-text">{t(words.restricted, { fields })}</p>
      <Csrf />
      <TextField
        id="reason"
        label={t(words.reason)}
        hint={t(words.reasonHint)}
        maxlength={300}
        value={form.get('reason')}
        error={faultOf(faults, 'reason')}
      />
      <button type="submit" class="btn btn-primary">
        {t(words.open)}
      </button>
    </form>
  )
}
