-- Policies bind the owner too.
SELECT set_config('app.org_id', '', true);

-- Who may invite whom, and whether by mail; what an inviter adds to a mail; work in batches that outlives its page.

ALTER TABLE "organizations"
    ADD COLUMN "invite_managers_only" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "invite_domains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "invite_mail" TEXT NOT NULL DEFAULT 'always',
    ADD COLUMN "sso_enforced" BOOLEAN NOT NULL DEFAULT false,
    ADD CONSTRAINT "organizations_invite_mail_check" CHECK ("invite_mail" IN ('always', 'unless_sso', 'never')),
    ADD CONSTRAINT "organizations_invite_ttl_hours_check" CHECK ("invite_ttl_hours" BETWEEN 1 AND 720);

ALTER TABLE "invitations" ADD COLUMN "note" TEXT;

ALTER TABLE "outbox" ADD COLUMN "batch_id" UUID;
CREATE INDEX "outbox_org_id_batch_id_idx" ON "outbox"("org_id", "batch_id") WHERE "batch_id" IS NOT NULL;

CREATE TABLE "jobs" (
    "org_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "options" JSONB NOT NULL DEFAULT '{}',
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "place" JSONB,
    "problem" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("org_id","id"),
    CONSTRAINT "jobs_kind_check" CHECK ("kind" IN ('resend', 'import', 'export')),
    CONSTRAINT "jobs_state_check" CHECK ("state" IN ('draft', 'checked', 'running', 'done', 'stopped', 'failed')),
    CONSTRAINT "jobs_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "job_rows" (
    "org_id" TEXT NOT NULL,
    "job_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "input" JSONB,
    "user_id" UUID,
    "outcome" TEXT,
    "detail" TEXT,

    CONSTRAINT "job_rows_pkey" PRIMARY KEY ("org_id","job_id","n"),
    CONSTRAINT "job_rows_org_id_job_id_fkey" FOREIGN KEY ("org_id", "job_id") REFERENCES "jobs"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "jobs_org_id_created_at_idx" ON "jobs"("org_id", "created_at");

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['jobs', 'job_rows'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (org_id = current_setting(''app.org_id'')) WITH CHECK (org_id = current_setting(''app.org_id''))',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO gatehouse_app', tenant_table);
  END LOOP;
END $$;

-- Files that were uploaded and written hold names and addresses: they go after a while, tenant by tenant.
CREATE FUNCTION "jobs_sweep"(until timestamptz) RETURNS integer LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  tenant text;
  found integer;
  swept integer := 0;
BEGIN
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    DELETE FROM jobs WHERE org_id = tenant AND updated_at <= until AND state <> 'running';
    GET DIAGNOSTICS found = ROW_COUNT;
    swept := swept + found;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
  RETURN swept;
END $$;
REVOKE ALL ON FUNCTION "jobs_sweep"(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "jobs_sweep"(timestamptz) TO gatehouse_app;
