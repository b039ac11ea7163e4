import { expect, test } from 'vitest'
import { finishOpenApi, type Node } from './finish-openapi.ts'

const place = {
  type: 'object',
  properties: Object.fromEntries(
    ['beds', 'rooms', 'floors', 'people', 'months', 'weeks', 'days'].map((name) => [
      name,
      { type: 'integer' },
    ]),
  ),
}
const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const get = (operationId: string, schema: object, tags = ['places']) => ({
  operationId,
  summary: 'Places',
  tags,
  responses: { 200: json(schema) },
})

function finish(paths: object) {
  return finishOpenApi(
    structuredClone({ tags: [{ name: 'housing' }], paths, components: { securitySchemes: {} } }),
  ) as {
    tags: { name: string }[]
    paths: Record<string, Record<string, Node>>
    components: { schemas: Record<string, Node> }
  }
}

test('a schema that stands in several places is written once, by the name of where it first stands', () => {
  const document = finish({
    '/places': {
      get: get('listPlaces', {
        type: 'object',
        properties: { best: place, items: { type: 'array', items: place } },
      }),
    },
    '/places/{id}': { get: get('showPlace', place) },
  })
  expect(Object.keys(document.components.schemas)).toEqual(['Best', 'ListPlacesAnswer'])
  expect(document.components.schemas.ListPlacesAnswer).toMatchObject({
    properties: {
      best: { $ref: '#/components/schemas/Best' },
      items: { items: { $ref: '#/components/schemas/Best' } },
    },
  })
  expect(document.paths['/places/{id}']?.get).toMatchObject({
    responses: {
      200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Best' } } } },
    },
  })
})

test('two different schemas that would have one name are told apart', () => {
  const other = { type: 'object', properties: { name: { type: 'string' } } }
  const document = finish({
    '/a': { get: get('show', place) },
    '/b': { get: get('show', other) },
  })
  expect(Object.keys(document.components.schemas)).toEqual(['ShowAnswer', 'ShowAnswer2'])
})

test('numbers say their format, and bounds of a safe integer are no bounds', () => {
  const schema = {
    type: 'object',
    properties: {
      any: { type: 'integer', maximum: Number.MAX_SAFE_INTEGER, minimum: Number.MIN_SAFE_INTEGER },
      small: { type: 'integer', maximum: 100 },
      share: { type: 'number' },
    },
  }
  const document = finish({ '/a': { get: get('show', schema) } })
  expect(document.components.schemas.ShowAnswer).toMatchObject({
    properties: {
      any: { type: 'integer', format: 'int64' },
      small: { type: 'integer', maximum: 100, format: 'int32' },
      share: { type: 'number', format: 'double' },
    },
  })
})

test('a partial change is a merge patch, every tag is described, every operation has a description', () => {
  const patch = {
    operationId: 'change',
    summary: 'Change',
    tags: ['places'],
    requestBody: json(place),
    responses: {},
  }
  const document = finish({ '/a': { patch } })
  const operation = document.paths['/a']?.patch as { requestBody: { content: object }; description: string }
  expect(Object.keys(operation.requestBody.content)).toEqual(['application/merge-patch+json'])
  expect(operation.description).toBe('Change')
  expect(document.tags.map(({ name }) => name)).toEqual(['housing', 'places'])
})
