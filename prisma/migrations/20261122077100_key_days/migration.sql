-- Policies bind the owner too: the check of the new foreign key asks for a tenant.
SELECT set_config('app.org_id', '', true);

-- In how many minutes of a day (UTC) a key was used, for as long as pages draw it. Written with the note of its use,
-- which is stored once a minute, so a request costs nothing more.
CREATE TABLE "key_days" (
    "org_id" TEXT NOT NULL,
    "key_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,

    CONSTRAINT "key_days_pkey" PRIMARY KEY ("org_id","key_id","day"),
    CONSTRAINT "key_days_org_id_key_id_fkey" FOREIGN KEY ("org_id", "key_id") REFERENCES "application_keys"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

ALTER TABLE "key_days" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "key_days" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "key_days" USING (org_id = current_setting('app.org_id')) WITH CHECK (org_id = current_setting('app.org_id'));
GRANT SELECT, INSERT, UPDATE, DELETE ON "key_days" TO gatehouse_app;
