/** The steps between which a process can die; a test of crashes acts at one of them. */
export type Step =
  | 'relay-read'
  | 'relay-published'
  | 'relay-deleted'
  | 'consumer-counted'
  | 'consumer-handled'
  | 'consumer-committed'
  | 'consumer-batch-done'
  | 'consumer-rebalancing'

export type Probe = (step: Step) => void | Promise<void>

export const noProbe: Probe = () => undefined
