-- Policies bind the owner too: the checks of the new foreign keys ask for a tenant.
SELECT set_config('app.org_id', '', true);

-- Single logout: where a provider takes its messages, and what of a session it knows it by.
ALTER TABLE "saml_identity_providers"
    ADD COLUMN "slo_url" TEXT,
    ADD COLUMN "slo_answer_url" TEXT,
    ADD COLUMN "slo_post_url" TEXT,
    ADD COLUMN "single_logout" BOOLEAN NOT NULL DEFAULT true;

-- A session that a provider began: found by keyed hashes of its name for the person and of its own index of the session;
-- both stand sealed beside them for the request that ends the session there.
CREATE TABLE "saml_sessions" (
    "org_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "name_hash" TEXT NOT NULL,
    "index_hash" TEXT,
    "sealed_name" BYTEA NOT NULL,

    CONSTRAINT "saml_sessions_pkey" PRIMARY KEY ("org_id","hash"),
    CONSTRAINT "saml_sessions_org_id_hash_fkey" FOREIGN KEY ("org_id", "hash") REFERENCES "sessions"("org_id", "hash") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "saml_sessions_org_id_provider_id_fkey" FOREIGN KEY ("org_id", "provider_id") REFERENCES "saml_identity_providers"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "saml_sessions_org_id_provider_id_name_hash_idx" ON "saml_sessions"("org_id", "provider_id", "name_hash");

-- Logout requests that were obeyed, for as long as they could be sent again.
CREATE TABLE "saml_logout_requests" (
    "org_id" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "request_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saml_logout_requests_pkey" PRIMARY KEY ("org_id","provider_id","request_id"),
    CONSTRAINT "saml_logout_requests_org_id_provider_id_fkey" FOREIGN KEY ("org_id", "provider_id") REFERENCES "saml_identity_providers"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "saml_logout_requests_org_id_expires_at_idx" ON "saml_logout_requests"("org_id", "expires_at");

-- The message of a sign-in as it came, packed and sealed. Shown from `shown_from` on: until then it could be used.
CREATE TABLE "saml_messages" (
    "org_id" TEXT NOT NULL,
    "login_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "shown_from" TIMESTAMPTZ(3) NOT NULL,
    "sealed_message" BYTEA NOT NULL,

    CONSTRAINT "saml_messages_pkey" PRIMARY KEY ("org_id","login_id"),
    CONSTRAINT "saml_messages_org_id_login_id_fkey" FOREIGN KEY ("org_id", "login_id") REFERENCES "saml_logins"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "saml_messages_org_id_at_idx" ON "saml_messages"("org_id", "at");

-- Whoever knows a name or an address in full finds its sign-ins; nobody reads them out of here.
ALTER TABLE "saml_logins"
    ADD COLUMN "name_hash" TEXT,
    ADD COLUMN "address_hash" TEXT;
CREATE INDEX "saml_logins_org_id_name_hash_id_idx" ON "saml_logins"("org_id", "name_hash", "id") WHERE "name_hash" IS NOT NULL;
CREATE INDEX "saml_logins_org_id_address_hash_id_idx" ON "saml_logins"("org_id", "address_hash", "id") WHERE "address_hash" IS NOT NULL;
-- The views of the inspector, newest first.
CREATE INDEX "saml_logins_refused_idx" ON "saml_logins"("org_id", "id") WHERE "code" <> 'admitted';
CREATE INDEX "saml_logins_tests_idx" ON "saml_logins"("org_id", "id") WHERE "purpose" = 'test';
CREATE INDEX "saml_logins_org_id_provider_id_id_idx" ON "saml_logins"("org_id", "provider_id", "id");

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['saml_sessions', 'saml_logout_requests', 'saml_messages'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (org_id = current_setting(''app.org_id'')) WITH CHECK (org_id = current_setting(''app.org_id''))',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO gatehouse_app', tenant_table);
  END LOOP;
END $$;

-- What is over: requests, assertions and logouts at their end, messages after a week, sign-ins after a while.
CREATE OR REPLACE FUNCTION "saml_sweep"(at timestamptz, logins_until timestamptz) RETURNS integer LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  tenant text;
  found integer;
  swept integer := 0;
BEGIN
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    DELETE FROM saml_requests WHERE org_id = tenant AND expires_at <= at - interval '1 day';
    GET DIAGNOSTICS found = ROW_COUNT;
    swept := swept + found;
    DELETE FROM saml_assertions WHERE org_id = tenant AND expires_at <= at;
    GET DIAGNOSTICS found = ROW_COUNT;
    swept := swept + found;
    DELETE FROM saml_logout_requests WHERE org_id = tenant AND expires_at <= at;
    GET DIAGNOSTICS found = ROW_COUNT;
    swept := swept + found;
    DELETE FROM saml_messages m WHERE m.org_id = tenant AND m.at <= saml_sweep.at - interval '7 days';
    GET DIAGNOSTICS found = ROW_COUNT;
    swept := swept + found;
    DELETE FROM saml_logins l WHERE l.org_id = tenant AND l.at <= logins_until;
    GET DIAGNOSTICS found = ROW_COUNT;
    swept := swept + found;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
  RETURN swept;
END $$;
