// Prisma's pg adapter, made fit for migrations. It was written for queries and lacks three things the engine needs:
// the "char" type of PostgreSQL's catalogues, scripts with function bodies, and shadow databases.
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { createShadow } from './database.mjs'

const charOid = 18
const textOid = 25
/** ColumnTypeEnum.Character of @prisma/driver-adapter-utils. */
const characterColumn = 6

// pg reads "char" as text; the mark lets the column's type be put right afterwards.
const { addFields } = pg.Result.prototype
pg.Result.prototype.addFields = function (fields) {
  for (const field of fields) {
    field.isChar = field.dataTypeID === charOid
    if (field.isChar) field.dataTypeID = textOid
  }
  return addFields.call(this, fields)
}

/**
 * @param {string} url
 * @param {string} shadowUrl server on which shadow databases are made
 */
export function adapterFactory(url, shadowUrl) {
  const schema = new URL(url).searchParams.get('schema') ?? 'public'
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url, schema),
    connectToShadowDb: async () => {
      const shadow = await createShadow(shadowUrl)
      return connect(shadow.url, schema, shadow.drop)
    },
  }
}

async function connect(url, schema, afterDispose = async () => {}) {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const adapter = withCharColumns(await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect())
  const { startTransaction, dispose } = adapter
  return Object.assign(adapter, {
    startTransaction: async (level) => withCharColumns(await startTransaction.call(adapter, level)),
    // One simple query: PostgreSQL splits the script itself, bodies of functions included, and applies all or nothing.
    executeScript: async (script) => {
      try {
        await pool.query(script)
      } catch (error) {
        adapter.onError(error)
      }
    },
    // The pool closes first: a database with a connection cannot be dropped.
    dispose: async () => {
      await dispose.call(adapter)
      await afterDispose()
    },
  })
}

function withCharColumns(queryable) {
  const { queryRaw } = queryable
  queryable.queryRaw = async (query) => {
    let fields = []
    const performIO = async (sent) => {
      const result = await queryable.performIO(sent)
      fields = result.fields
      return result
    }
    const answer = await queryRaw.call(Object.create(queryable, { performIO: { value: performIO } }), query)
    const columnTypes = answer.columnTypes.map((type, index) => (fields[index]?.isChar ? characterColumn : type))
    return { ...answer, columnTypes }
  }
  return queryable
}
