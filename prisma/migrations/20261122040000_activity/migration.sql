-- What every SCIM request did (DECISIONS.md, 12): a partition a day, so that the retention drops tables instead of
-- deleting rows. What falls on no day that was prepared lands in the default partition; nothing fails for want of one.

CREATE TABLE "activity" (
    "org_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "resource_type" TEXT,
    "target_id" UUID,
    "target_name" TEXT,
    "status" INTEGER NOT NULL,
    "scim_type" TEXT,
    "detail" TEXT,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "key_id" UUID NOT NULL,
    "connection_id" UUID,
    "address" TEXT,
    "client" TEXT,
    "tolerances" JSONB,
    "effects" JSONB,
    "request" TEXT,
    "request_cut" BOOLEAN NOT NULL DEFAULT false,
    "response" TEXT,
    "response_cut" BOOLEAN NOT NULL DEFAULT false,
    "dry_run" BOOLEAN NOT NULL DEFAULT false,
    "repeat_of" UUID,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("org_id","at","id")
) PARTITION BY RANGE ("at");

CREATE INDEX "activity_org_id_target_id_at_id_idx" ON "activity"("org_id", "target_id", "at", "id");
CREATE INDEX "activity_refused_idx" ON "activity"("org_id", "at", "id") WHERE "status" >= 400;

-- Policies of the parent do not hold for whoever names a partition, so each has its own. The application's role may
-- insert and read, never change.
CREATE FUNCTION "activity_wall"(partition regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', partition);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', partition);
  EXECUTE format('CREATE POLICY tenant ON %s USING (org_id = current_setting(''app.org_id'')) WITH CHECK (org_id = current_setting(''app.org_id''))', partition);
  EXECUTE format('GRANT SELECT, INSERT ON %s TO gatehouse_app', partition);
END $$;
REVOKE ALL ON FUNCTION "activity_wall"(regclass) FROM PUBLIC;

CREATE TABLE "activity_rest" PARTITION OF "activity" DEFAULT;
SELECT "activity_wall"('activity'), "activity_wall"('activity_rest');

-- Makes the partitions of today and the days ahead, and drops those whose last row is older than keep_days. Runs as
-- the tables' owner, since the application's role may neither create nor drop. A day whose rows lie in the default
-- partition already (no worker ran) stays there. Attaching locks only the default partition; dropping waits one second
-- for the readers and is tried again an hour later.
CREATE FUNCTION "activity_roll"(keep_days integer, today date DEFAULT (now() AT TIME ZONE 'UTC')::date)
RETURNS TABLE (made integer, dropped integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '1s' AS $$
DECLARE
  day date;
  partition text;
  tenant text;
BEGIN
  made := 0;
  dropped := 0;
  IF keep_days IS NULL OR keep_days < 1 THEN
    RAISE EXCEPTION 'activity is kept for one day at least';
  END IF;
  IF NOT pg_try_advisory_xact_lock(hashtext('activity_roll')) THEN
    RETURN NEXT;
    RETURN;
  END IF;
  FOR day IN SELECT today + n FROM generate_series(0, 7) n LOOP
    partition := 'activity_' || to_char(day, 'YYYYMMDD');
    CONTINUE WHEN to_regclass(partition) IS NOT NULL;
    BEGIN
      EXECUTE format('CREATE TABLE %I (LIKE activity INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition);
      PERFORM activity_wall(partition::regclass);
      EXECUTE format('ALTER TABLE activity ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition,
        day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
      made := made + 1;
    EXCEPTION WHEN check_violation THEN
      NULL;
    END;
  END LOOP;
  FOR partition IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'activity'::regclass AND c.relname ~ '^activity_[0-9]{8}$'
      AND to_date(right(c.relname, 8), 'YYYYMMDD') < today - keep_days
  LOOP
    EXECUTE format('DROP TABLE %I', partition);
    dropped := dropped + 1;
  END LOOP;
  IF pg_relation_size('activity_rest') > 0 THEN
    -- The owner is bound by the policies too: one organization after another.
    FOR tenant IN SELECT org_id FROM organization_slugs LOOP
      PERFORM set_config('app.org_id', tenant, true);
      DELETE FROM activity_rest WHERE org_id = tenant AND at < (today - keep_days)::timestamp AT TIME ZONE 'UTC';
    END LOOP;
    PERFORM set_config('app.org_id', '', true);
  END IF;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION "activity_roll"(integer, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "activity_roll"(integer, date) TO gatehouse_app;
SELECT "activity_roll"(30);

-- Removes the answers whose 24 hours are over, of every organization. Runs as the caller: it does nothing that the
-- application could not do one organization at a time.
CREATE FUNCTION "idempotency_sweep"(until timestamptz) RETURNS integer LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  tenant text;
  found integer;
  swept integer := 0;
BEGIN
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    DELETE FROM idempotency WHERE org_id = tenant AND expires_at <= until;
    GET DIAGNOSTICS found = ROW_COUNT;
    swept := swept + found;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
  RETURN swept;
END $$;
REVOKE ALL ON FUNCTION "idempotency_sweep"(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "idempotency_sweep"(timestamptz) TO gatehouse_app;
