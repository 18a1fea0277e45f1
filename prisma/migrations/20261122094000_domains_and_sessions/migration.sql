-- Domains are proven by a record in the DNS, looked for by hand and by the worker.
ALTER TABLE "domains"
    ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN "by_record" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "checked_at" TIMESTAMPTZ(3),
    ADD COLUMN "problem" TEXT,
    ADD COLUMN "found" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "checks" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "watched_until" TIMESTAMPTZ(3),
    ADD CONSTRAINT "domains_problem_check" CHECK ("problem" IN ('no_record', 'other_value', 'no_domain', 'no_answer'));
CREATE UNIQUE INDEX "domains_org_id_id_key" ON "domains"("org_id", "id");

-- Sessions that ended long ago, tenant by tenant. Until then the sign-in page says why they did.
CREATE FUNCTION "sessions_sweep"(at timestamptz) RETURNS integer LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  tenant text;
  found integer;
  swept integer := 0;
BEGIN
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    DELETE FROM sessions WHERE org_id = tenant AND expires_at <= at - interval '2 days';
    GET DIAGNOSTICS found = ROW_COUNT;
    swept := swept + found;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
  RETURN swept;
END $$;
REVOKE ALL ON FUNCTION "sessions_sweep"(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "sessions_sweep"(timestamptz) TO gatehouse_app;
