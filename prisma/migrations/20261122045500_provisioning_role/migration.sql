-- What a service account needs for SCIM and nothing more: no administrator, whatever its key is used for. Policies bind
-- the owner too, so it is made tenant by tenant.
DO $$
DECLARE
  tenant text;
BEGIN
  FOR tenant IN SELECT "org_id" FROM "organization_slugs" LOOP
    PERFORM set_config('app.org_id', tenant, true);
    INSERT INTO "roles" ("org_id", "id", "name", "name_lc", "managed", "permissions")
    VALUES (tenant, gen_random_uuid(), 'Provisioning', 'provisioning', true, ARRAY['user_access_invite', 'user_access_manage'])
    ON CONFLICT ("org_id", "name_lc") DO NOTHING;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
END $$;
