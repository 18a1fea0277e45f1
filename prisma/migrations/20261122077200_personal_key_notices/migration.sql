-- When administrators were told that a person's key speaks SCIM.
ALTER TABLE "application_keys" ADD COLUMN "personal_told_at" TIMESTAMPTZ(3);

-- The keys of people that may speak SCIM, were used since the given moment and were told of to nobody, of every
-- organization. Runs as the caller: it reads nothing that the application could not read one organization at a time.
CREATE FUNCTION "personal_keys_in_use"(since timestamptz) RETURNS TABLE ("tenant_id" text, "key_id" uuid)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  tenant text;
BEGIN
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    RETURN QUERY SELECT k.org_id, k.id FROM application_keys k
      JOIN users u ON u.org_id = k.org_id AND u.id = k.owner_id AND u.kind = 'human' AND u.status = 'active'
      WHERE k.org_id = tenant AND k.revoked_at IS NULL AND k.personal_told_at IS NULL AND k.last_used_at > since
        AND k.scopes @> ARRAY['user_access_invite', 'user_access_manage']
      ORDER BY k.id LIMIT 1000;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
END $$;
REVOKE ALL ON FUNCTION "personal_keys_in_use"(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "personal_keys_in_use"(timestamptz) TO gatehouse_app;
