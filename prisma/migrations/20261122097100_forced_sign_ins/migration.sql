-- Policies bind the owner too: what follows asks for a tenant.
SELECT set_config('app.org_id', '', true);

-- Whether the provider was asked to have the person sign in anew: its answer is held to that.
ALTER TABLE "saml_requests" ADD COLUMN "forces_authn" BOOLEAN NOT NULL DEFAULT false;
