import type { ComponentChildren } from 'preact'
import { hasRole, territoriesOf } from '../../api/account.ts'
import { COUNTED_WORK } from '../../api/queues.ts'
import { Notice } from '../../components/notice.tsx'
import { entriesOf } from '../../page/menu.tsx'
import { usePage } from '../../page/page-context.ts'
import { common } from '../../words/common.ts'
import { homeWords as words } from '../../words/home.ts'
import { onlyEnters } from '../referrals/receiving.ts'
import type { HomeData } from './home-data.ts'
import { DraftTable, HouseholdTable, ReferralTable, TermTable, ToOfferTable } from './lists.tsx'

export function HomeView({ data }: { data: HomeData }) {
  const { t, person } = usePage()
  const { labels } = data
  return (
    <>
      {data.missing ? <Notice kind="warning">{t(words.missing)}</Notice> : null}
      {labels.complete ? null : <Notice kind="warning">{t(common.namesUnavailable)}</Notice>}
      {person && onlyEnters(person) ? (
        <p>
          <a href="/referrals/new">{t(words.enter)}</a>
        </p>
      ) : null}
      {person && hasRole(person, 'sender') ? (
        <div class="desk-actions">
          <a class="btn btn-primary" href="/referrals/new">
            {t(words.newReferral)}
          </a>
          <a href="/referrals">{t(words.sentAll)}</a>
        </div>
      ) : null}
      <Part title={t(words.drafts)} rows={data.drafts} hideEmpty list={DraftTable} labels={labels}>
        <MoreOf title={t(words.drafts)} more={data.more.drafts} href="/referrals" />
      </Part>
      <Part title={t(words.toAnswer)} rows={data.toAnswer} hideEmpty list={ReferralTable} labels={labels}>
        <MoreOf title={t(words.toAnswer)} more={data.more.toAnswer} href="/referrals?state=info-requested" />
      </Part>
      <Part title={t(words.toOffer)} rows={data.toOffer} hideEmpty list={ToOfferTable} labels={labels}>
        <MoreOf title={t(words.toOffer)} more={data.more.toOffer} href="/housing/requests?state=proposed" />
      </Part>
      <WorkParts data={data} />
      <WaysOn data={data} />
      <Part title={t(words.sent)} rows={data.sent} list={ReferralTable} labels={labels}>
        <MoreOf title={t(words.sent)} more={data.more.sent} href="/referrals" />
      </Part>
    </>
  )
}

/** What waits for who decides, prepares or follows. */
function WorkParts({ data }: { data: HomeData }) {
  const { t } = usePage()
  const { labels } = data
  const total = (list: keyof NonNullable<HomeData['totals']>) => data.totals?.[list] ?? 0
  const toAssign = { title: t(words.toAssign), rows: data.toAssign }
  const toDo = { title: t(words.toDo), rows: data.toDo }
  const dueSoon = { title: t(words.dueSoon), rows: data.dueSoon }
  const asked = { title: t(words.asked), rows: data.asked }
  const households = { title: t(words.households), rows: data.households }
  return (
    <>
      <Part title={t(words.toConfirm)} rows={data.toConfirm} hideEmpty list={ReferralTable} labels={labels}>
        <ToConfirmAll shown={data.toConfirm ?? []} total={total('toConfirm')} />
      </Part>
      <Part {...toAssign} hideEmpty list={HouseholdTable} labels={labels}>
        <AllOf {...toAssign} total={total('toAssign')} href="/work/households?show=interim" />
      </Part>
      <Part
        {...toDo}
        empty={t(words.toDoNone)}
        hideEmpty={Boolean(data.toOffer?.length)}
        list={ReferralTable}
        labels={labels}
      >
        <AllOf {...toDo} total={total('queue')} href="/work/queue" />
      </Part>
      <Part {...dueSoon} empty={t(words.dueNone)} list={TermTable} labels={labels}>
        <AllOf {...dueSoon} total={total('deadlines')} href="/work/terms" />
      </Part>
      <Part {...asked} hideEmpty list={ReferralTable} labels={labels}>
        <AllOf {...asked} total={total('asked')} href="/work/queue?state=info-requested" />
      </Part>
      <Part {...households} hideEmpty list={HouseholdTable} labels={labels}>
        <AllOf {...households} total={total('households')} href="/work/households?show=followed" />
      </Part>
    </>
  )
}

/** For whom nothing is listed here: the pages that are theirs. */
function WaysOn({ data }: { data: HomeData }) {
  const { t, person } = usePage()
  if (!person || data.missing || data.sent || data.totals) return null
  const entries = entriesOf(person).filter(({ section }) => section !== 'home')
  return (
    <section>
      <h2>{t(words.waysOn)}</h2>
      <ul class="desk-plain-list">
        {entries.map(({ section, href, label }) => (
          <li key={section}>
            <a href={href}>{t(label)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type ListOf<Row> = (props: {
  title: string
  rows: readonly Row[]
  labels: HomeData['labels']
  empty?: string | undefined
}) => ComponentChildren

type PartProps<Row> = {
  title: string
  rows: readonly Row[] | null
  labels: HomeData['labels']
  list: ListOf<Row>
  empty?: string
  hideEmpty?: boolean
  /** The way to the rest. */
  children: ComponentChildren
}

function Part<Row>({ title, rows, labels, list: List, empty, hideEmpty, children }: PartProps<Row>) {
  if (!rows || (hideEmpty && rows.length === 0)) return null
  return (
    <section>
      <h2>{title}</h2>
      <List title={title} rows={rows} labels={labels} empty={empty} />
      {children}
    </section>
  )
}

type AllProps = { title: string; rows: readonly unknown[] | null; total: number; href: string }

/** The link to a list's own page, with how long it is; none where all of it is shown. */
function AllOf({ title, rows, total, href }: AllProps) {
  const { t } = usePage()
  if (total <= (rows?.length ?? 0)) return null
  const count = total < COUNTED_WORK ? total : t(words.orMore, { count: COUNTED_WORK })
  return (
    <p>
      <a href={href}>{t(words.allOf, { title, count })}</a>
    </p>
  )
}

/** As `AllOf`, where nobody counts. */
function MoreOf({ title, more, href }: { title: string; more: boolean; href: string }) {
  const { t } = usePage()
  if (!more) return null
  return (
    <p>
      <a href={href}>{t(words.wholeList, { title })}</a>
    </p>
  )
}

/** Exclusions are confirmed on the pages of their territory; who coordinates several chooses which. */
function ToConfirmAll({ shown, total }: { shown: readonly unknown[]; total: number }) {
  const { t, person } = usePage()
  const [own, ...others] = person ? territoriesOf(person, 'coordinator') : []
  const href = own && others.length === 0 ? `/territory/${own}/exclusions` : '/territory'
  return <AllOf title={t(words.toConfirm)} rows={shown} total={total} href={href} />
}
