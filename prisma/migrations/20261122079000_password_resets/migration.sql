-- One row a link, by the hash of its secret. A link that ended stays for a while, so that its holder can be told.
CREATE TABLE "password_resets" (
    "org_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("org_id","hash"),
    CONSTRAINT "password_resets_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "users"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "password_resets_org_id_id_key" ON "password_resets"("org_id", "id");
CREATE INDEX "password_resets_org_id_user_id_issued_at_idx" ON "password_resets"("org_id", "user_id", "issued_at");

ALTER TABLE "password_resets" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "password_resets" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "password_resets" USING (org_id = current_setting('app.org_id')) WITH CHECK (org_id = current_setting('app.org_id'));
GRANT SELECT, INSERT, UPDATE, DELETE ON "password_resets" TO gatehouse_app;

-- How often something was tried that has to be tried seldom, by a keyed hash of who or what: before a tenant is known.
CREATE TABLE "attempts" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "attempts_until_idx" ON "attempts"("until");
GRANT SELECT, INSERT, UPDATE, DELETE ON "attempts" TO gatehouse_app;

-- Links that ended long ago, tenant by tenant, and attempts that count no more.
CREATE FUNCTION "password_resets_sweep"(at timestamptz) RETURNS integer LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  tenant text;
  found integer;
  swept integer := 0;
BEGIN
  DELETE FROM attempts WHERE until <= at;
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    DELETE FROM password_resets WHERE org_id = tenant AND expires_at <= at - interval '7 days';
    GET DIAGNOSTICS found = ROW_COUNT;
    swept := swept + found;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
  RETURN swept;
END $$;
REVOKE ALL ON FUNCTION "password_resets_sweep"(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "password_resets_sweep"(timestamptz) TO gatehouse_app;
