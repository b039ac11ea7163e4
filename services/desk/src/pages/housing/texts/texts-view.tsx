import type { AgreementText } from '../../../api/placements.ts'
import { Disclosure } from '../../../components/disclosure.tsx'
import { ErrorSummary, type FormFault, faultOf } from '../../../components/error-summary.tsx'
import { FoldedForm } from '../../../components/folded-form.tsx'
import { TextArea } from '../../../components/inputs.tsx'
import { Notice } from '../../../components/notice.tsx'
import { usePage } from '../../../page/page-context.ts'
import { agreementTextWords as words } from '../../../words/agreement-texts.ts'
import { placementCodeWords } from '../../../words/placements.ts'
import { HousingFilter, HousingNav, type Where } from '../housing-frame.tsx'
import type { GivenText } from './text-pages.ts'

type TextsProps = {
  texts: readonly AgreementText[]
  where: Where
  given: GivenText | null
  faults: readonly FormFault[]
}

export function TextsView({ texts, where, given, faults }: TextsProps) {
  const { t } = usePage()
  return (
    <>
      <ErrorSummary faults={faults} />
      <HousingNav where={where} current="/housing/texts" />
      <HousingFilter where={where} action="/housing/texts" />
      {where.territory ? null : <Notice>{t(words.noTerritory)}</Notice>}
      {texts.map((text) => (
        <section key={text.kind}>
          <h2>{t(placementCodeWords(text.kind))}</h2>
          <p class="desk-muted">{t(words.version, { version: text.version })}</p>
          <Disclosure title={t(words.italian)}>
            <p class="desk-minutes" lang="it">
              {text.it}
            </p>
          </Disclosure>
          <Disclosure title={t(words.english)}>
            <p class="desk-minutes" lang="en">
              {text.en ?? t(words.noEnglish)}
            </p>
          </Disclosure>
          {where.manages ? <Publish text={text} where={where} given={given} faults={faults} /> : null}
        </section>
      ))}
    </>
  )
}

type PublishProps = Omit<TextsProps, 'texts'> & { text: AgreementText }

/** Begins from what is in force: most changes are of a sentence. */
function Publish({ text, where, given, faults }: PublishProps) {
  const { t } = usePage()
  const { kind } = text
  const tried = given?.kind === kind ? given : null
  return (
    <FoldedForm
      title={t(words.publish)}
      open={tried !== null && faults.length > 0}
      hint={t(words.publishHint)}
      action="/housing/texts"
      submit={t(words.publish)}
    >
      <input type="hidden" name="territory" value={where.territory ?? ''} />
      <input type="hidden" name="kind" value={kind} />
      {(['it', 'en'] as const).map((language) => (
        <TextArea
          key={language}
          id={`${language}-${kind}`}
          name={language}
          label={t(language === 'it' ? words.italian : words.english)}
          optional={language === 'en'}
          value={tried ? tried[language] : text[language]}
          rows={10}
          maxlength={20_000}
          error={faultOf(faults, `${language}-${kind}`)}
        />
      ))}
    </FoldedForm>
  )
}
