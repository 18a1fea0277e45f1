-- Policies bind the owner too: the checks of the new foreign keys ask for a tenant.
SELECT set_config('app.org_id', '', true);

-- When somebody last came in by break glass, in earnest and as a drill.
ALTER TABLE "users"
    ADD COLUMN "break_glass_used_at" TIMESTAMPTZ(3),
    ADD COLUMN "drilled_at" TIMESTAMPTZ(3);
CREATE INDEX "users_own_methods_idx" ON "users"("org_id", "sort_name", "id")
    WHERE sign_in_methods IS NOT NULL AND deleted_at IS NULL;

-- The invitation that a sign-in was begun from: its holder read the mail, so the provider's word completes it.
ALTER TABLE "saml_requests" ADD COLUMN "invitation_link_id" UUID;
