-- What every write of a person pays for and nobody reads by (DECISIONS.md, 83). Living people are found by their number in
-- people_by_seq, which is smaller; numbers come from a sequence and need no other proof that each is given once.
DROP INDEX "users_org_id_seq_key";
-- Under row security the kind of a user is never an index condition, so people by name have an index of their own. What
-- is left of this one are service accounts.
DROP INDEX "users_org_id_kind_sort_name_id_idx";
CREATE INDEX "service_accounts_by_name" ON "users" ("org_id", "sort_name", "id")
  WHERE "kind" = 'service' AND "deleted_at" IS NULL;

-- Rows of the activity log are written once and seldom read: up to half a page of text is kept as it is, since
-- compressing it costs a third of the row. Applies to the partitions, present and to come.
CREATE OR REPLACE FUNCTION "activity_wall"(partition regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', partition);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', partition);
  EXECUTE format('CREATE POLICY tenant ON %s USING (org_id = current_setting(''app.org_id'')) WITH CHECK (org_id = current_setting(''app.org_id''))', partition);
  EXECUTE format('GRANT SELECT, INSERT ON %s TO gatehouse_app', partition);
  EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 4080)', partition);
END $$;
DO $$
DECLARE
  partition regclass;
BEGIN
  FOR partition IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'activity'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 4080)', partition);
  END LOOP;
END $$;
