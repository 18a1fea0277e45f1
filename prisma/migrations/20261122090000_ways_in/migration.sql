-- Policies bind the owner too: the checks of the new foreign keys ask for a tenant.
SELECT set_config('app.org_id', '', true);

-- Ways to sign in: which ones an organization and a person may use, what proves a person beyond a password, and for how
-- long they stay.

ALTER TABLE "organizations"
    ADD COLUMN "sign_in_methods" TEXT[] NOT NULL DEFAULT ARRAY['password', 'passkey', 'saml'],
    ADD COLUMN "next_methods" TEXT[],
    ADD COLUMN "next_methods_at" TIMESTAMPTZ(3),
    ADD COLUMN "second_factor_required" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "session_max_minutes" INTEGER NOT NULL DEFAULT 43200,
    ADD COLUMN "session_idle_minutes" INTEGER NOT NULL DEFAULT 43200,
    ADD CONSTRAINT "organizations_sign_in_methods_check"
      CHECK (cardinality("sign_in_methods") > 0 AND "sign_in_methods" <@ ARRAY['password', 'passkey', 'saml']),
    ADD CONSTRAINT "organizations_next_methods_check"
      CHECK (("next_methods" IS NULL) = ("next_methods_at" IS NULL) AND cardinality("next_methods") > 0
        AND "next_methods" <@ ARRAY['password', 'passkey', 'saml']),
    ADD CONSTRAINT "organizations_session_minutes_check"
      CHECK ("session_max_minutes" BETWEEN 10 AND 43200 AND "session_idle_minutes" BETWEEN 5 AND "session_max_minutes");

UPDATE "organizations" SET "sign_in_methods" = ARRAY['saml'] WHERE "sso_enforced";
ALTER TABLE "organizations" DROP COLUMN "sso_enforced";

ALTER TABLE "users"
    ADD COLUMN "sign_in_methods" TEXT[],
    ADD COLUMN "break_glass_at" TIMESTAMPTZ(3),
    ADD COLUMN "drill_until" TIMESTAMPTZ(3),
    ADD CONSTRAINT "users_sign_in_methods_check"
      CHECK (cardinality("sign_in_methods") > 0 AND "sign_in_methods" <@ ARRAY['password', 'passkey', 'saml']);
CREATE INDEX "users_break_glass_idx" ON "users"("org_id", "id") WHERE break_glass_at IS NOT NULL AND deleted_at IS NULL;

-- When the person last proved who they are, for what asks for a recent proof.
ALTER TABLE "sessions" ADD COLUMN "proved_at" TIMESTAMPTZ(3);
UPDATE "sessions" SET "proved_at" = "created_at";
ALTER TABLE "sessions" ALTER COLUMN "proved_at" SET NOT NULL;

CREATE TABLE "passkeys" (
    "org_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[] NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("org_id","id"),
    CONSTRAINT "passkeys_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "users"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "passkeys_org_id_credential_id_key" ON "passkeys"("org_id", "credential_id");
CREATE INDEX "passkeys_org_id_user_id_idx" ON "passkeys"("org_id", "user_id");

-- One a person: the shared secret of their authenticator app, sealed. Counts once it is confirmed by a first code.
CREATE TABLE "authenticators" (
    "org_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "sealed_secret" BYTEA NOT NULL,
    "last_step" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "authenticators_pkey" PRIMARY KEY ("org_id","user_id"),
    CONSTRAINT "authenticators_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "users"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "recovery_codes" (
    "org_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("org_id","user_id","hash"),
    CONSTRAINT "recovery_codes_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "users"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['passkeys', 'authenticators', 'recovery_codes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = current_setting(''app.org_id'')) WITH CHECK (org_id = current_setting(''app.org_id''))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO gatehouse_app', name);
  END LOOP;
END $$;
