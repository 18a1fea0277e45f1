-- Whether anybody of any organization may sign in with a passkey, and nothing else. Ends at the first who may. Runs as
-- the caller: it reads nothing that the application could not read one organization at a time. The rule is that of
-- lib/org/offered-methods.ts.
CREATE FUNCTION "passkeys_offered"() RETURNS boolean LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  tenant text;
  found boolean := false;
BEGIN
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    found := EXISTS (
        SELECT FROM organizations o WHERE o.id = tenant
          AND 'passkey' = ANY (CASE WHEN o.next_methods_at <= now() THEN o.next_methods ELSE o.sign_in_methods END))
      OR EXISTS (
        SELECT FROM users u WHERE u.org_id = tenant AND u.sign_in_methods IS NOT NULL AND u.deleted_at IS NULL
          AND 'passkey' = ANY (u.sign_in_methods))
      OR EXISTS (
        SELECT FROM users u JOIN passkeys k ON k.org_id = u.org_id AND k.user_id = u.id
        WHERE u.org_id = tenant AND u.break_glass_at IS NOT NULL AND u.deleted_at IS NULL);
    EXIT WHEN found;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
  RETURN found;
END $$;
REVOKE ALL ON FUNCTION "passkeys_offered"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "passkeys_offered"() TO gatehouse_app;
