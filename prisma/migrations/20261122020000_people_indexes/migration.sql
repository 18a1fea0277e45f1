-- The orders of the Users page. The plain index on (org_id, kind, sort_name, id) cannot serve them: comparing an enum is
-- not leakproof, so under row security `kind` never becomes an index condition; as a predicate it may.
CREATE INDEX "people_by_name" ON "users" ("org_id", "sort_name", "id") INCLUDE ("status")
  WHERE "kind" = 'human' AND "deleted_at" IS NULL;
CREATE INDEX "people_by_sign_in" ON "users" ("org_id", (coalesce("last_sign_in_at", '-infinity')), "id") INCLUDE ("status")
  WHERE "kind" = 'human' AND "deleted_at" IS NULL;
