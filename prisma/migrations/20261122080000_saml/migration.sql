-- Policies bind the owner too: the checks of the new foreign keys ask for a tenant.
SELECT set_config('app.org_id', '', true);

-- SAML single sign-on: the providers of an organization, what is remembered of a sign-in while it lasts and after it.

-- The service provider's own keys. The private one is sealed with a key derived from GATEHOUSE_SECRET.
CREATE TABLE "saml_keys" (
    "org_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "certificate" TEXT NOT NULL,
    "sealed_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saml_keys_pkey" PRIMARY KEY ("org_id","n"),
    CONSTRAINT "saml_keys_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "saml_identity_providers" (
    "org_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "sso_url" TEXT NOT NULL,
    "certificates" TEXT[] NOT NULL,
    "metadata_url" TEXT,
    "fetched_at" TIMESTAMPTZ(3),
    "fetch_problem" TEXT,
    "email_domains" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "idp_initiated" BOOLEAN NOT NULL DEFAULT false,
    "sign_requests" BOOLEAN NOT NULL DEFAULT true,
    "vouches_for_email" BOOLEAN NOT NULL DEFAULT false,
    "email_attribute" TEXT,
    "name_attribute" TEXT,
    "given_name_attribute" TEXT,
    "family_name_attribute" TEXT,
    "expiry_told" JSONB NOT NULL DEFAULT '{}',
    "activated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saml_identity_providers_pkey" PRIMARY KEY ("org_id","id"),
    CONSTRAINT "saml_identity_providers_state_check" CHECK ("state" IN ('draft', 'active', 'off')),
    CONSTRAINT "saml_identity_providers_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "saml_identity_providers_org_id_entity_id_key" ON "saml_identity_providers"("org_id", "entity_id");

-- A sign-in that was begun here, until it is answered. The browser that began it holds the secret of the hash.
CREATE TABLE "saml_requests" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "return_to" TEXT,
    "started_by" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "saml_requests_pkey" PRIMARY KEY ("org_id","id"),
    CONSTRAINT "saml_requests_purpose_check" CHECK ("purpose" IN ('login', 'test')),
    CONSTRAINT "saml_requests_org_id_provider_id_fkey" FOREIGN KEY ("org_id", "provider_id") REFERENCES "saml_identity_providers"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "saml_requests_org_id_expires_at_idx" ON "saml_requests"("org_id", "expires_at");

-- Assertions that were used, for as long as they could be sent again.
CREATE TABLE "saml_assertions" (
    "org_id" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "assertion_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saml_assertions_pkey" PRIMARY KEY ("org_id","provider_id","assertion_id"),
    CONSTRAINT "saml_assertions_org_id_provider_id_fkey" FOREIGN KEY ("org_id", "provider_id") REFERENCES "saml_identity_providers"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "saml_assertions_org_id_expires_at_idx" ON "saml_assertions"("org_id", "expires_at");

-- The key of a sign-in is the provider and the name it gives; linked once. The row of somebody who was removed stays,
-- so that nobody is made anew under their name.
CREATE TABLE "saml_identities" (
    "org_id" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "name_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "linked_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_at" TIMESTAMPTZ(3),

    CONSTRAINT "saml_identities_pkey" PRIMARY KEY ("org_id","provider_id","name_id"),
    CONSTRAINT "saml_identities_linked_by_check" CHECK ("linked_by" IN ('scim', 'address', 'jit')),
    CONSTRAINT "saml_identities_org_id_provider_id_fkey" FOREIGN KEY ("org_id", "provider_id") REFERENCES "saml_identity_providers"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "saml_identities_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "users"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "saml_identities_org_id_user_id_idx" ON "saml_identities"("org_id", "user_id");

-- Sign-ins as they were judged: masked for people to read, and what mappings are tried on sealed beside it.
CREATE TABLE "saml_logins" (
    "org_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "provider_id" UUID,
    "purpose" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "proven" BOOLEAN NOT NULL,
    "checks" JSONB NOT NULL,
    "name_id" TEXT,
    "attributes" JSONB NOT NULL DEFAULT '[]',
    "sealed_claims" BYTEA,
    "user_id" UUID,
    "outcome" JSONB NOT NULL DEFAULT '{}',
    "address" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT,

    CONSTRAINT "saml_logins_pkey" PRIMARY KEY ("org_id","id"),
    CONSTRAINT "saml_logins_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "saml_logins_org_id_ref_key" ON "saml_logins"("org_id", "ref");
CREATE INDEX "saml_logins_org_id_at_id_idx" ON "saml_logins"("org_id", "at" DESC, "id" DESC);
CREATE INDEX "saml_logins_org_id_user_id_at_idx" ON "saml_logins"("org_id", "user_id", "at");

-- Who has a value in an attribute has the role, or is in the team.
CREATE TABLE "saml_mappings" (
    "org_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "role_id" UUID,
    "team_id" UUID,
    "grants_management" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saml_mappings_pkey" PRIMARY KEY ("org_id","id"),
    CONSTRAINT "saml_mappings_target_check" CHECK (("role_id" IS NULL) <> ("team_id" IS NULL)),
    CONSTRAINT "saml_mappings_org_id_provider_id_fkey" FOREIGN KEY ("org_id", "provider_id") REFERENCES "saml_identity_providers"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "saml_mappings_org_id_role_id_fkey" FOREIGN KEY ("org_id", "role_id") REFERENCES "roles"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "saml_mappings_org_id_team_id_fkey" FOREIGN KEY ("org_id", "team_id") REFERENCES "teams"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "saml_mappings_target_key" ON "saml_mappings"("org_id", "provider_id", "attribute", "value", COALESCE("role_id", "team_id"));

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['saml_keys', 'saml_identity_providers', 'saml_requests', 'saml_assertions', 'saml_identities', 'saml_logins', 'saml_mappings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (org_id = current_setting(''app.org_id'')) WITH CHECK (org_id = current_setting(''app.org_id''))',
      tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO gatehouse_app', tenant_table);
  END LOOP;
END $$;

-- Whoever was removed is not made anew by signing in.
CREATE INDEX "users_deleted_email_idx" ON "users"("org_id", "email_lc") WHERE "deleted_at" IS NOT NULL;

-- Read before a tenant is known: which organizations sign the addresses of a proven domain in by single sign-on, by
-- keyed hash of the domain. No policy, and nothing worth reading.
CREATE TABLE "login_domains" (
    "domain_hash" TEXT NOT NULL,
    "org_id" TEXT NOT NULL,

    CONSTRAINT "login_domains_pkey" PRIMARY KEY ("domain_hash","org_id")
);
CREATE INDEX "login_domains_org_id_idx" ON "login_domains"("org_id");
GRANT SELECT, INSERT, DELETE ON "login_domains" TO gatehouse_app;

-- What is over: requests and assertions at their end, sign-ins after a while, tenant by tenant.
CREATE FUNCTION "saml_sweep"(at timestamptz, logins_until timestamptz) RETURNS integer LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
    DELETE FROM saml_logins l WHERE l.org_id = tenant AND l.at <= logins_until;
    GET DIAGNOSTICS found = ROW_COUNT;
    swept := swept + found;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
  RETURN swept;
END $$;
REVOKE ALL ON FUNCTION "saml_sweep"(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "saml_sweep"(timestamptz, timestamptz) TO gatehouse_app;
