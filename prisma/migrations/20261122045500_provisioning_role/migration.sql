-- What a service account needs for SCIM and nothing more: no administrator, whatever its key is used for.
INSERT INTO "roles" ("org_id", "id", "name", "name_lc", "managed", "permissions")
SELECT "id", gen_random_uuid(), 'Provisioning', 'provisioning', true, ARRAY['user_access_invite', 'user_access_manage']
FROM "organizations"
ON CONFLICT ("org_id", "name_lc") DO NOTHING;

-- Whoever was verified before has proven the address they have.
UPDATE "users" SET "verified_email_lc" = "email_lc" WHERE "verified_at" IS NOT NULL AND "verified_email_lc" IS NULL;
