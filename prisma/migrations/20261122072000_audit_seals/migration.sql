-- Policies bind the owner too: the checks of the new foreign keys ask for a tenant.
SELECT set_config('app.org_id', '', true);

-- The audit log's chain of hashes, its retention, and what an organization says about itself (DECISIONS.md, 72 to 74).

-- The transaction that wrote a row. Below the oldest one still running nothing can appear any more, so rows are sealed
-- in this order without anybody waiting for the chain.
ALTER TABLE "audit_events" ADD COLUMN "xid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint);
CREATE INDEX "audit_events_org_id_xid_id_idx" ON "audit_events"("org_id", "xid", "id");
CREATE INDEX "audit_events_org_id_at_id_idx" ON "audit_events"("org_id", "at", "id");
DROP INDEX "audit_events_org_id_at_idx";

CREATE TABLE "audit_seals" (
    "org_id" TEXT NOT NULL,
    "no" BIGINT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "upto_xid" BIGINT NOT NULL,
    "upto_id" UUID NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "ids" UUID[] NOT NULL,
    "hashes" BYTEA NOT NULL,
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("org_id","no")
);

-- Where the chain begins once its oldest part was given up: the last seal of that part.
CREATE TABLE "audit_anchors" (
    "org_id" TEXT NOT NULL,
    "no" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "removed" BIGINT NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_anchors_pkey" PRIMARY KEY ("org_id")
);

CREATE INDEX "audit_seals_org_id_upto_xid_upto_id_idx" ON "audit_seals"("org_id", "upto_xid", "upto_id");

-- A view of the log that somebody gave a name.
CREATE TABLE "audit_views" (
    "org_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_views_pkey" PRIMARY KEY ("org_id","user_id","id"),
    CONSTRAINT "audit_views_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "users"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['audit_seals', 'audit_anchors', 'audit_views'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (org_id = current_setting(''app.org_id'')) WITH CHECK (org_id = current_setting(''app.org_id''))',
      tenant_table);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON "audit_seals" TO gatehouse_app;
GRANT SELECT ON "audit_anchors" TO gatehouse_app;
GRANT SELECT, INSERT, DELETE ON "audit_views" TO gatehouse_app;

ALTER TABLE "organizations"
    ADD COLUMN "audit_kept_days" INTEGER NOT NULL DEFAULT 400,
    ADD COLUMN "invited_role_id" UUID,
    ADD COLUMN "scim_role_id" UUID,
    ADD CONSTRAINT "organizations_audit_kept_days_check" CHECK ("audit_kept_days" BETWEEN 30 AND 3650),
    ADD CONSTRAINT "organizations_invited_role_id_fkey" FOREIGN KEY ("id", "invited_role_id") REFERENCES "roles"("org_id", "id"),
    ADD CONSTRAINT "organizations_scim_role_id_fkey" FOREIGN KEY ("id", "scim_role_id") REFERENCES "roles"("org_id", "id");

-- The organizations with rows that no seal holds yet. Runs as the caller: it reads nothing that the application could
-- not read one organization at a time.
CREATE FUNCTION "audit_unsealed"() RETURNS SETOF text LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  tenant text;
  seal record;
BEGIN
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    SELECT upto_xid, upto_id INTO seal FROM audit_seals WHERE org_id = tenant ORDER BY no DESC LIMIT 1;
    IF EXISTS (
      SELECT FROM audit_events WHERE org_id = tenant
        AND (xid, id) > (coalesce(seal.upto_xid, 0), coalesce(seal.upto_id, '00000000-0000-0000-0000-000000000000'))
        AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ) THEN
      RETURN NEXT tenant;
    END IF;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
END $$;
REVOKE ALL ON FUNCTION "audit_unsealed"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "audit_unsealed"() TO gatehouse_app;

-- Gives up what is older than each organization keeps: whole seals from the beginning of the chain, at most `most` of
-- an organization at a time, the last one's hash kept as the anchor. Runs as the tables' owner, since the
-- application's role may never delete; what it may delete is decided by the organization's own setting alone.
CREATE FUNCTION "audit_retain"(until timestamptz, most integer DEFAULT 500) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  tenant text;
  last record;
  gone bigint;
  swept bigint := 0;
BEGIN
  -- The clock of the demo runs ahead, never by more than retention is long.
  IF until > now() + interval '366 days' THEN
    RAISE EXCEPTION 'this is no time of today';
  END IF;
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    CONTINUE WHEN NOT pg_try_advisory_xact_lock(hashtextextended('audit:' || tenant, 0));
    -- The first seal that must stay ends it, so that no gap can come about.
    SELECT s.no, s.hash INTO last FROM audit_seals s
      WHERE s.org_id = tenant AND s.no < coalesce(
        (SELECT k.no FROM audit_seals k WHERE k.org_id = tenant AND k.last_at >= until - make_interval(days =>
           (SELECT audit_kept_days FROM organizations WHERE id = tenant)) ORDER BY k.no LIMIT 1), 9223372036854775807)
        AND s.no < (SELECT min(f.no) + most FROM audit_seals f WHERE f.org_id = tenant)
        -- The newest stays: it says up to where rows are sealed.
        AND s.no < (SELECT max(f.no) FROM audit_seals f WHERE f.org_id = tenant)
      ORDER BY s.no DESC LIMIT 1;
    CONTINUE WHEN NOT FOUND;
    DELETE FROM audit_events e USING (
      SELECT unnest(ids) AS id FROM audit_seals WHERE org_id = tenant AND no <= last.no
    ) s WHERE e.org_id = tenant AND e.id = s.id;
    GET DIAGNOSTICS gone = ROW_COUNT;
    swept := swept + gone;
    DELETE FROM audit_seals WHERE org_id = tenant AND no <= last.no;
    INSERT INTO audit_anchors (org_id, no, hash, removed, removed_at) VALUES (tenant, last.no, last.hash, gone, now())
    ON CONFLICT (org_id) DO UPDATE SET no = excluded.no, hash = excluded.hash,
      removed = audit_anchors.removed + excluded.removed, removed_at = excluded.removed_at;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
  RETURN swept;
END $$;
REVOKE ALL ON FUNCTION "audit_retain"(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "audit_retain"(timestamptz, integer) TO gatehouse_app;
