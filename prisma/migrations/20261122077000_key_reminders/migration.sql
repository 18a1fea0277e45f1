-- Which mails a person wants none of; only harmless kinds are ever looked up here.
ALTER TABLE "users" ADD COLUMN "muted_mails" TEXT[] NOT NULL DEFAULT '{}';
-- Whether service accounts and security contacts are reminded of keys that end soon.
ALTER TABLE "organizations" ADD COLUMN "key_reminders" BOOLEAN NOT NULL DEFAULT true;
-- The last reminder of the key's end that had its turn: 30, 7 or 1 days before it.
ALTER TABLE "application_keys" ADD COLUMN "reminded_days" INTEGER;

-- Few keys end at all: reminders look at those alone.
CREATE INDEX "application_keys_ending_idx" ON "application_keys" ("org_id", "expires_at")
  WHERE "revoked_at" IS NULL AND "expires_at" IS NOT NULL;

-- The keys whose next reminder has come, of every organization, 1,000 of each at most. Runs as the caller: it reads
-- nothing that the application could not read one organization at a time.
CREATE FUNCTION "keys_to_remind_of"(today timestamptz) RETURNS TABLE ("tenant_id" text, "key_id" uuid)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  tenant text;
BEGIN
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    RETURN QUERY SELECT k.org_id, k.id FROM application_keys k
      WHERE k.org_id = tenant AND k.revoked_at IS NULL AND k.expires_at > today
        AND k.expires_at <= today + interval '30 days'
        AND (k.reminded_days IS NULL
          OR (k.reminded_days > 7 AND k.expires_at <= today + interval '7 days')
          OR (k.reminded_days > 1 AND k.expires_at <= today + interval '1 day'))
      ORDER BY k.expires_at LIMIT 1000;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
END $$;
REVOKE ALL ON FUNCTION "keys_to_remind_of"(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "keys_to_remind_of"(timestamptz) TO gatehouse_app;
