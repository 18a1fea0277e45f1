-- Policies bind the owner too: each tenant is set in its turn.
SELECT set_config('app.org_id', '', true);

-- A search reads everybody, since row security keeps patterns out of index conditions; it reads them from an index that
-- has all a list needs to know of them, a fifth of the table. What is searched must fit into an entry then
-- (lib/org/profile.ts): 240 characters are 960 bytes at most.
DO $$
DECLARE tenant text;
BEGIN
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    UPDATE users SET search_lc = left(search_lc, 240) WHERE octet_length(search_lc) > 960;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
END $$;

DROP INDEX "people_by_name";
CREATE INDEX "people_by_name" ON "users" ("org_id", "sort_name", "id")
  INCLUDE ("status", "source", "last_sign_in_at", "seq", "search_lc")
  WHERE "kind" = 'human' AND "deleted_at" IS NULL;
