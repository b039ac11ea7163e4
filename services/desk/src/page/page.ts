import type { ComponentChildren } from 'preact'

export type Crumb = { label: string; href: string }

/** One page as its route hands it over: the frame around it is the layout's. */
export type Page = {
  /** Names the page in the browser's title and as its heading, unless `heading` says otherwise. */
  title: string
  body: ComponentChildren
  /** Null: the body has the heading itself. */
  heading?: string | null
  /** A sentence under the heading. */
  lead?: string
  /** Pages above this one, from the first below the home page. */
  crumbs?: readonly Crumb[]
  /** Seen by the wrong person this page could put somebody at risk: "exit this page" stands on it. */
  risky?: boolean
  status?: number
  /** Something on it is to be corrected: said in the title too. */
  hasErrors?: boolean
  /** Which entry of the menu this page belongs to. */
  section?: Section
}

export type Section =
  | 'home'
  | 'referrals'
  | 'tables'
  | 'cases'
  | 'housing'
  | 'territory'
  | 'inbox'
  | 'integrations'
  | 'operations'
