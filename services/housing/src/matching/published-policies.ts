import { readFileSync } from 'node:fs'
import { readPolicies } from './policies.ts'

const { policies, faults } = readPolicies(
  readFileSync(new URL('../../data/matching/policies.yaml', import.meta.url), 'utf8'),
)
if (!policies) throw new Error(`data/matching/policies.yaml: ${JSON.stringify(faults)}`)

/** The policies in force, by territory: data of this service. */
export const policyOf = policies
