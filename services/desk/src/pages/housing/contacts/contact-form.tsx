import type { ContactAnswers } from '../../../api/contacts.ts'
import { Csrf } from '../../../components/csrf.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { Radios, TextArea, TextField } from '../../../components/inputs.tsx'
import { usePage } from '../../../page/page-context.ts'
import { CONTACT_KINDS, contactWords as words } from '../../../words/contacts.ts'

type FormProps = {
  action: string
  given: ContactAnswers
  faults: readonly FormFault[]
  /** Version of the contact that is corrected, or the territory of a new one. */
  hidden: Readonly<Record<string, string>>
  button: string
}

export function ContactForm({ action, given, faults, hidden, button }: FormProps) {
  const { t } = usePage()
  const error = (field: string) => faultOf(faults, field)
  return (
    <form class="desk-form" method="post" action={action} novalidate>
      <Csrf />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Radios
        id="kind"
        label={t(words.kind)}
        value={given.kind}
        error={error('kind')}
        options={Object.entries(CONTACT_KINDS).map(([value, label]) => ({ value, label: t(label) }))}
      />
      <TextField id="name" label={t(words.name)} value={given.name} maxlength={120} error={error('name')} />
      <TextField
        id="organisation"
        label={t(words.organisation)}
        value={given.organisation}
        maxlength={120}
        optional
      />
      <TextField
        id="phone"
        type="tel"
        label={t(words.phone)}
        value={given.phone}
        maxlength={40}
        optional
        error={error('phone')}
      />
      <TextField
        id="email"
        type="email"
        label={t(words.email)}
        value={given.email}
        maxlength={200}
        optional
        error={error('email')}
      />
      <TextArea id="remark" label={t(words.remark)} value={given.remark} rows={2} maxlength={500} optional />
      <button type="submit" class="btn btn-primary">
        {button}
      </button>
    </form>
  )
}

/** The page of one contact. */
export function ContactView(props: FormProps) {
  return (
    <>
      <ErrorSummary faults={props.faults} />
      <ContactForm {...props} />
    </>
  )
}
