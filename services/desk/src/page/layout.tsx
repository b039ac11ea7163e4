import { Icon } from '../components/icon.tsx'
import type { Flash } from '../session/session.ts'
import { common } from '../words/common.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { Menu } from './menu.tsx'
import type { Crumb, Page } from './page.ts'
import { usePage } from './page-context.ts'

/** The frame of every page. */
export function Layout({ page, flash }: { page: Page; flash: Flash | null }) {
  const { t, language } = usePage()
  return (
    <html lang={language}>
      <Head page={page} />
      <body>
        <a class="desk-skip" href="#content">
          {t(common.skipToContent)}
        </a>
        <header>
          <Header />
          <Menu current={page.section} />
        </header>
        {page.risky ? <ExitPage /> : null}
        <div class="container-xxl desk-page">
          <Breadcrumbs crumbs={page.crumbs ?? []} title={page.title} />
          <main id="content" tabindex={-1}>
            {flash ? <Said flash={flash} /> : null}
            {page.heading === null ? null : <h1 class="desk-h1">{page.heading ?? page.title}</h1>}
            {page.lead ? <p class="lead">{page.lead}</p> : null}
            {page.body}
          </main>
        </div>
        <Footer />
      </body>
    </html>
  )
}

function Head({ page }: { page: Page }) {
  const { t, assets, nonce, discreet } = usePage()
  const errors = page.hasErrors ? `${t(common.errorPrefix)}: ` : ''
  const title = discreet ? t(common.document) : `${errors}${page.title} – ${t(common.product)}`
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="htmx-config" content={HTMX} />
      <title>{title}</title>
      {assets.fonts.map((font) => (
        <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={assets.styles} />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <script src={assets.script} nonce={nonce} defer />
    </head>
  )
}

// No code in attributes, and no page kept in the browser.
const HTMX = JSON.stringify({ extensions: 'sse', history: true, transitions: false })

function Breadcrumbs({ crumbs, title }: { crumbs: readonly Crumb[]; title: string }) {
  const { t } = usePage()
  if (crumbs.length === 0) return null
  return (
    <nav class="breadcrumb-container" aria-label={t(common.breadcrumb)}>
      <ol class="breadcrumb">
        {[{ label: t(common.home), href: '/' }, ...crumbs].map(({ label, href }) => (
          <li key={href} class="breadcrumb-item">
            <a href={href}>{label}</a>
            <span class="separator" aria-hidden="true">
              /
            </span>
          </li>
        ))}
        <li class="breadcrumb-item active" aria-current="page">
          {title}
        </li>
      </ol>
    </nav>
  )
}

function Said({ flash: { kind, text } }: { flash: Flash }) {
  if (kind === 'refused') {
    return (
      <div class="desk-flash is-refused" role="alert">
        <Icon name="it-error" colour="danger" />
        <span>{text}</span>
      </div>
    )
  }
  return (
    <div class="desk-flash" role="status">
      <Icon name="it-check-circle" colour="success" />
      <span>{text}</span>
    </div>
  )
}

/** Leaves at once for a page that says nothing; with JavaScript also by pressing Esc three times. */
function ExitPage() {
  const { t } = usePage()
  return (
    <section class="desk-exit" aria-label={t(common.exitPage)}>
      <a
        class="btn btn-danger"
        href="https://www.arpae.it/it/temi-ambientali/meteo"
        rel="noreferrer noopener"
        data-exit
      >
        {t(common.exitPage)}
      </a>
      <span class="desk-exit-hint">{t(common.exitHint)}</span>
    </section>
  )
}
