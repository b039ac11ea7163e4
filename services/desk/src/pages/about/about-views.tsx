import { Table } from '../../components/table.tsx'
import { usePage } from '../../page/page-context.ts'
import { aboutWords as words } from '../../words/about.ts'

export function AccessibilityView() {
  const { t } = usePage()
  return (
    <div class="desk-text">
      <h2>{t(words.conformity)}</h2>
      <p>{t(words.conformityText)}</p>
      <h2>{t(words.limits)}</h2>
      <p>{t(words.limitsText)}</p>
      <h2>{t(words.feedback)}</h2>
      <p>{t(words.feedbackText)}</p>
    </div>
  )
}

const KEYS = [
  ['tabKey', 'tab'],
  ['firstTabKey', 'firstTab'],
  ['enterKey', 'enter'],
  ['spaceKey', 'space'],
  ['arrowsKey', 'arrows'],
  ['scrollKey', 'scroll'],
  ['escapeKey', 'escape'],
] as const

export function KeyboardView() {
  const { t } = usePage()
  return (
    <Table
      caption={t(words.keyboard)}
      captionHidden
      rows={KEYS}
      keyOf={([key]) => key}
      columns={[
        { key: 'key', label: t(words.key), cell: ([key]) => <kbd>{t(words[key])}</kbd> },
        { key: 'does', label: t(words.does), cell: ([, does]) => t(words[does]) },
      ]}
    />
  )
}

const PERSONAL_DATA = [
  ['controller', 'controllerText'],
  ['yours', 'yoursText'],
  ['households', 'householdsText'],
  ['reads', 'readsText'],
  ['rights', 'rightsText'],
  ['cookies', 'cookiesText'],
] as const

export function PersonalDataView() {
  const { t } = usePage()
  return (
    <div class="desk-text">
      {PERSONAL_DATA.map(([title, text]) => (
        <section key={title}>
          <h2>{t(words[title])}</h2>
          <p>{t(words[text])}</p>
        </section>
      ))}
    </div>
  )
}

export function SignedOutView() {
  const { t } = usePage()
  return (
    <>
      <p>{t(words.signedOutText)}</p>
      <a class="btn btn-primary" href="/sign-in">
        {t(words.signInAgain)}
      </a>
    </>
  )
}
