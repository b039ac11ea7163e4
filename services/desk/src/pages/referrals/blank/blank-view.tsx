import { CODE_LISTS, NEEDS_BY_AREA, ownNameOf } from '@intarsi/contracts'
import { Select } from '../../../components/inputs.tsx'
import { PrintButton } from '../../../components/print-button.tsx'
import { usePage } from '../../../page/page-context.ts'
import { BLANK_LANGUAGES, type BlankKey, blankPageWords } from '../../../words/blank-form.ts'
import { common } from '../../../words/common.ts'
import { NEED_AREAS } from '../form/questions-needs.ts'
import { Members } from './blank-members.tsx'
import { ByTheOperator } from './blank-operator.tsx'
import { Beside, Chosen, type InLanguage, Lines, Row, Written } from './blank-parts.tsx'

export function BlankView({ language }: { language: string | null }) {
  const { t } = usePage()
  return (
    <>
      <div class="desk-no-print">
        <h1 class="desk-h1">{t(blankPageWords.title)}</h1>
        <p class="lead">{t(blankPageWords.lead)}</p>
      </div>
      <Choose language={language} />
      {language ? <p class="desk-hint desk-no-print">{t(blankPageWords.review)}</p> : null}
      <article class="desk-blank" lang="it">
        <header>
          <h2>
            <Beside word="title" language={language} />
          </h2>
          <Lines
            labels={[
              blankPageWords.number,
              blankPageWords.date,
              blankPageWords.sportello,
              blankPageWords.operator,
            ]}
          />
          <p>
            <Beside word="intro" language={language} />
          </p>
        </header>
        <Household language={language} />
        <Members language={language} />
        <Needs language={language} />
        <Agreement language={language} />
        <ByTheOperator />
      </article>
    </>
  )
}

function Choose({ language }: { language: string | null }) {
  const { t } = usePage()
  const options = BLANK_LANGUAGES.map((value) => {
    const entry = CODE_LISTS.languages?.find(({ code }) => code === value)
    return { value, label: entry ? `${entry.it} · ${ownNameOf(value)}` : value }
  })
  return (
    <form class="desk-filters desk-no-print" method="get" action="/scheda">
      <Select
        id="language"
        label={t(blankPageWords.language)}
        value={language}
        empty={t(blankPageWords.onlyItalian)}
        options={options}
      />
      <button type="submit" class="btn btn-outline-primary">
        {t(blankPageWords.show)}
      </button>
      <PrintButton label={t(common.print)} />
    </form>
  )
}

function YesNo({ word, language }: InLanguage & { word: BlankKey }) {
  return (
    <Row label={<Beside word={word} language={language} />}>
      <ul class="desk-boxes">
        {(['yes', 'no', 'unknown'] as const).map((answer) => (
          <li key={answer}>
            <Beside word={answer} language={language} />
          </li>
        ))}
      </ul>
    </Row>
  )
}

function Household({ language }: InLanguage) {
  return (
    <section>
      <Chosen word="householdType" list="householdType" language={language} />
      <Written word="languages" language={language} />
      <YesNo word="mediatorNeeded" language={language} />
      <Chosen word="receptionKind" list="receptionKind" language={language} />
      <Written word="leavesOn" language={language} />
      <Chosen word="leaveReason" list="leaveReason" language={language} />
      <Written word="livesIn" language={language} />
      <Written word="residence" language={language} />
      <YesNo word="protectedAddress" language={language} />
      <YesNo word="inCharge" language={language} />
      <YesNo word="appliedForProtection" language={language} />
      <Chosen word="safeContact" list="safeContact.channel" language={language} />
    </section>
  )
}

function Needs({ language }: InLanguage) {
  return (
    <section>
      {NEED_AREAS.map((area) => (
        <div key={area}>
          <h3>
            <Beside word={area} language={language} />
          </h3>
          <Chosen word="level" list="needLevel" language={language} />
          <Chosen word="needs" list="needCodes" language={language} codes={NEEDS_BY_AREA[area]} />
        </div>
      ))}
      <Written word="avoid" language={language} />
      <Written word="occupation" language={language} />
      <Written word="benefits" language={language} />
      <Written word="householdVoice" language={language} rows={3} />
      <Written word="strengths" language={language} rows={2} />
      <YesNo word="tutorWish" language={language} />
    </section>
  )
}

function Agreement({ language }: InLanguage) {
  return (
    <section>
      <Chosen word="privacyNotice" list="privacyNotice.mode" language={language} />
      <Chosen word="householdAgreement" list="householdAgreement" language={language} />
    </section>
  )
}
