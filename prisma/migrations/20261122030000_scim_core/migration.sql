-- Policies bind the owner too: the checks of the new foreign keys ask for a tenant.
SELECT set_config('app.org_id', '', true);

-- Connections, managed teams, verified domains, exact totals, repeats of requests (DECISIONS.md, 12 to 14).

CREATE TABLE "connections" (
    "org_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "group_delete" TEXT NOT NULL DEFAULT 'keep_team',
    "adopts_people" BOOLEAN NOT NULL DEFAULT false,
    "adopts_teams" BOOLEAN NOT NULL DEFAULT false,
    "grants_management" BOOLEAN NOT NULL DEFAULT false,
    "accepts_passwords" BOOLEAN NOT NULL DEFAULT false,
    "last_request_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connections_pkey" PRIMARY KEY ("org_id","id"),
    CONSTRAINT "connections_group_delete_check" CHECK ("group_delete" IN ('keep_team', 'keep_members', 'delete')),
    CONSTRAINT "connections_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

ALTER TABLE "organizations" ADD COLUMN "security_contacts" TEXT[] DEFAULT ARRAY[]::TEXT[];

ALTER TABLE "users"
    ADD COLUMN "connection_id" UUID,
    ADD COLUMN "adoptable_at" TIMESTAMPTZ(3),
    ADD COLUMN "verified_email_lc" TEXT,
    ADD COLUMN "second_step_at" TIMESTAMPTZ(3),
    ADD CONSTRAINT "users_org_id_connection_id_fkey" FOREIGN KEY ("org_id", "connection_id") REFERENCES "connections"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "application_keys"
    ADD COLUMN "connection_id" UUID,
    ADD CONSTRAINT "application_keys_org_id_connection_id_fkey" FOREIGN KEY ("org_id", "connection_id") REFERENCES "connections"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "teams" (
    "org_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_lc" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "external_id" TEXT,
    "connection_id" UUID,
    "adoptable_at" TIMESTAMPTZ(3),
    "unlinked_at" TIMESTAMPTZ(3),
    "former_members" UUID[] DEFAULT ARRAY[]::UUID[],
    "description" TEXT NOT NULL DEFAULT '',
    "links" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGSERIAL NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "teams_pkey" PRIMARY KEY ("org_id","id"),
    CONSTRAINT "teams_org_id_connection_id_fkey" FOREIGN KEY ("org_id", "connection_id") REFERENCES "connections"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "team_members" (
    "org_id" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_members_pkey" PRIMARY KEY ("org_id","team_id","user_id"),
    CONSTRAINT "team_members_org_id_team_id_fkey" FOREIGN KEY ("org_id", "team_id") REFERENCES "teams"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "team_members_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "users"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "team_roles" (
    "org_id" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_roles_pkey" PRIMARY KEY ("org_id","team_id","role_id"),
    CONSTRAINT "team_roles_org_id_team_id_fkey" FOREIGN KEY ("org_id", "team_id") REFERENCES "teams"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "team_roles_org_id_role_id_fkey" FOREIGN KEY ("org_id", "role_id") REFERENCES "roles"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "domains" (
    "org_id" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "domains_pkey" PRIMARY KEY ("org_id","domain")
);

CREATE TABLE "seq_ranges" (
    "org_id" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "upto_seq" BIGINT NOT NULL,
    "live" INTEGER NOT NULL,

    CONSTRAINT "seq_ranges_pkey" PRIMARY KEY ("org_id","noun","upto_seq")
);

CREATE TABLE "idempotency" (
    "org_id" TEXT NOT NULL,
    "key_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "answer" JSONB,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("org_id","key_id","token")
);

CREATE INDEX "teams_org_id_external_id_idx" ON "teams"("org_id", "external_id");
CREATE UNIQUE INDEX "teams_org_id_name_lc_key" ON "teams"("org_id", "name_lc");
CREATE UNIQUE INDEX "teams_org_id_handle_key" ON "teams"("org_id", "handle");
CREATE UNIQUE INDEX "teams_org_id_seq_key" ON "teams"("org_id", "seq");
CREATE INDEX "team_members_org_id_user_id_idx" ON "team_members"("org_id", "user_id");
CREATE INDEX "team_roles_org_id_role_id_idx" ON "team_roles"("org_id", "role_id");
CREATE INDEX "idempotency_org_id_expires_at_idx" ON "idempotency"("org_id", "expires_at");
-- Who had a name before it was given again: the audit log links the two.
CREATE INDEX "users_deleted_name_idx" ON "users"("org_id", "user_name_lc") WHERE "deleted_at" IS NOT NULL;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'connections', 'teams', 'team_members', 'team_roles', 'domains', 'seq_ranges', 'idempotency'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (org_id = current_setting(''app.org_id'')) WITH CHECK (org_id = current_setting(''app.org_id''))',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO gatehouse_app', tenant_table);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO gatehouse_app;

-- Every organization has a connection; whoever was provisioned before is managed by it. Tenant by tenant.
DO $$
DECLARE
  tenant text;
  first_connection uuid;
BEGIN
  FOR tenant IN SELECT "org_id" FROM "organization_slugs" LOOP
    PERFORM set_config('app.org_id', tenant, true);
    first_connection := gen_random_uuid();
    INSERT INTO "connections" ("org_id", "id", "name") VALUES (tenant, first_connection, 'Identity provider');
    UPDATE "application_keys" SET "connection_id" = first_connection WHERE "org_id" = tenant;
    UPDATE "users" SET "connection_id" = first_connection
      WHERE "org_id" = tenant AND "source" = 'scim' AND "deleted_at" IS NULL;
    UPDATE "users" SET "verified_email_lc" = "email_lc" WHERE "org_id" = tenant AND "verified_at" IS NOT NULL;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
END $$;
