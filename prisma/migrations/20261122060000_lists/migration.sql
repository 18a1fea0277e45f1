-- Text that filters and sorting compare is compared by code point, as lib/scim does: an index then serves equality,
-- prefixes and order alike, whatever the database's locale. Equality is the same under every collation.
ALTER TABLE "users"
    ALTER COLUMN "user_name_lc" TYPE TEXT COLLATE "C",
    ALTER COLUMN "display_name_lc" TYPE TEXT COLLATE "C",
    ALTER COLUMN "external_id" TYPE TEXT COLLATE "C";
ALTER TABLE "user_emails" ALTER COLUMN "value_lc" TYPE TEXT COLLATE "C";
ALTER TABLE "teams"
    ALTER COLUMN "name_lc" TYPE TEXT COLLATE "C",
    ALTER COLUMN "external_id" TYPE TEXT COLLATE "C";

-- Letters of stored attributes are folded while they are compared: by ICU, which knows all of them as JavaScript does.
-- A PostgreSQL without ICU folds as well as its C library can.
DO $$ BEGIN
  CREATE COLLATION "folding" (provider = icu, locale = 'und');
EXCEPTION WHEN OTHERS THEN
  BEGIN
    CREATE COLLATION "folding" (provider = libc, locale = 'C.UTF-8');
  EXCEPTION WHEN OTHERS THEN
    CREATE COLLATION "folding" FROM "C";
  END;
END $$;

-- The order of lists, living people only: a page at any depth reads its own rows, and the count of the open tail and the
-- skip inside one range read the index alone.
CREATE INDEX "people_by_seq" ON "users" ("org_id", "seq") WHERE "kind" = 'human' AND "deleted_at" IS NULL;
