import type { Page } from 'playwright-core'
import { fillInHousehold, fillInNeeds, fillInNotice } from '../../desk/fill-in-referral.ts'

export type Stop = {
  /** Name of the picture. */
  name: string
  /** What it shows, as the documents say it. */
  shows: string
  account: string
  /** Brings the page to what is to be seen; the desk's address is given. */
  go: (page: Page, desk: string) => Promise<unknown>
}

const goOn = (page: Page) => page.locator('.desk-actions button[value=continue]').click()

async function toNeeds(page: Page, desk: string): Promise<void> {
  await page.goto(`${desk}/referrals/new`)
  await page.locator('input[name=sportelloId]').first().check()
  await page.locator('form[action="/referrals/new"][method=post] button').click()
  await page.waitForURL('**/household')
  await fillInHousehold(page, 'Tamerice')
  await goOn(page)
  await page.waitForURL('**/needs')
  await fillInNeeds(page)
}

async function toSummary(page: Page, desk: string): Promise<void> {
  await toNeeds(page, desk)
  await goOn(page)
  await page.waitForURL('**/notice')
  await fillInNotice(page)
  await goOn(page)
  await page.waitForURL('**/summary')
}

/** Opens the first link of a list that matches. */
async function follow(page: Page, from: string, link: string): Promise<void> {
  await page.goto(from)
  const href = await page.locator(`main a[href*="${link}"]`).first().getAttribute('href')
  await page.goto(new URL(href ?? '/', from).href)
}

/** A place is offered and accepted, so that the picture has somebody in it. */
async function acceptFirstOffer(page: Page, desk: string): Promise<void> {
  await follow(page, `${desk}/housing/requests`, '/housing/requests/')
  await page.locator('form[action$="/offer"] button.btn-primary').first().click()
  await page.waitForURL('**/offers/*')
  await page.locator('#answer-accepted').check()
  await page.locator('form[action$="/answer"] button').click()
  await page.waitForURL('**/offers/*')
}

/** The main pages, in the order in which a referral meets them. */
export const TOUR: readonly Stop[] = [
  {
    name: 'referral-needs',
    shows: 'A referral being written: the needs of a household over the five areas',
    account: 're-sender',
    go: toNeeds,
  },
  {
    name: 'referral-summary',
    shows: 'Before sending: who can take the household now, and every answer with a link to change it',
    account: 're-sender',
    go: toSummary,
  },
  {
    name: 'referral-where',
    shows: 'A sent referral says where it is, since when and what happens next',
    account: 're-sender',
    go: (page, desk) => follow(page, `${desk}/referrals`, '/referrals/0'),
  },
  {
    name: 'home-coordinator',
    shows: 'The first page of a coordinator: to confirm, to do, due soon, the households followed',
    account: 're-coordinator',
    go: (page, desk) => page.goto(desk),
  },
  {
    name: 'meeting',
    shows: 'The agenda of a coordination table: each referral with why it is here and who is proposed',
    account: 'pr-coordinator',
    go: (page, desk) => follow(page, `${desk}/tables`, '/meetings/'),
  },
  {
    name: 'decision',
    shows: 'A decision in one step, with the proposed case manager and the reasons',
    account: 'pr-coordinator',
    go: async (page, desk) => {
      await follow(page, `${desk}/tables`, '/meetings/')
      await follow(page, page.url(), '/decision?')
    },
  },
  {
    name: 'household',
    shows: 'A household on its page: what is due, the five areas, people, home and one history',
    account: 'pr-coordinator',
    go: (page, desk) => follow(page, `${desk}/cases?show=all`, '/cases/0'),
  },
  {
    name: 'matching-run',
    shows: 'A matching run with its proof and, for each household, why this place',
    account: 'ra-housing',
    go: (page, desk) => follow(page, `${desk}/housing/runs`, '/runs/'),
  },
  {
    name: 'places',
    shows: 'Who lives in each home, who is about to move in and when it comes free',
    account: 'ra-housing',
    go: async (page, desk) => {
      await acceptFirstOffer(page, desk)
      await page.goto(`${desk}/housing`)
    },
  },
  {
    name: 'operations',
    shows: 'The operator’s page: services, their lag, events set aside, deliveries',
    account: 'operator',
    go: (page, desk) => page.goto(`${desk}/operations`),
  },
]
