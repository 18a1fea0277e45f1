-- Policies bind the owner too: the check of the new foreign key asks for a tenant.
SELECT set_config('app.org_id', '', true);

-- A key that another one replaces goes on working until it has been silent, or until its (now nearer) end.
ALTER TABLE "application_keys"
    ADD COLUMN "replaced_by" UUID,
    ADD COLUMN "replaced_at" TIMESTAMPTZ(3),
    ADD COLUMN "note" TEXT NOT NULL DEFAULT '',
    ADD CONSTRAINT "application_keys_org_id_replaced_by_fkey" FOREIGN KEY ("org_id", "replaced_by") REFERENCES "application_keys"("org_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

CREATE INDEX "application_keys_org_id_replaced_by_idx" ON "application_keys"("org_id", "replaced_by");
-- Pages of keys, newest first.
CREATE INDEX "application_keys_org_id_created_at_id_idx" ON "application_keys"("org_id", "created_at" DESC, "id" DESC);
