import { describeApi } from './describe-apis.ts'
import { mergeApis } from './merge-apis.ts'
import { SERVICES } from './services.ts'

/** The OpenAPI document of each service, in the order in which they start. */
export async function describeAll() {
  const described = []
  for (const module of SERVICES) described.push({ name: module.name, document: await describeApi(module) })
  return described
}

/** Documents of the whole system by their path from the repository's root, for `npm run docs`. */
export async function generatedDocs(): Promise<Record<string, string>> {
  return { 'docs/api/openapi.json': `${JSON.stringify(mergeApis(await describeAll()), null, 1)}\n` }
}
