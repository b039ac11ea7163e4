/** What a person reads of a code, Italian and English. */
export type Label = readonly [it: string, en: string]
export type Labels<Code extends string> = Readonly<Record<Code, Label>>

export const UNKNOWN_LABEL: Label = ['Non so', 'Not known']
