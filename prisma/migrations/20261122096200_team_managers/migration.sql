-- Policies bind the owner too: the checks of the new foreign keys ask for a tenant.
SELECT set_config('app.org_id', '', true);

-- Who may keep one team (its members, description and links) without managing all teams.
CREATE TABLE "team_managers" (
    "org_id" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "added_by" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_managers_pkey" PRIMARY KEY ("org_id","team_id","user_id"),
    CONSTRAINT "team_managers_org_id_team_id_fkey" FOREIGN KEY ("org_id", "team_id") REFERENCES "teams"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "team_managers_org_id_user_id_fkey" FOREIGN KEY ("org_id", "user_id") REFERENCES "users"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "team_managers_org_id_user_id_idx" ON "team_managers"("org_id", "user_id");

ALTER TABLE "team_managers" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "team_managers" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "team_managers" USING (org_id = current_setting('app.org_id')) WITH CHECK (org_id = current_setting('app.org_id'));
GRANT SELECT, INSERT, UPDATE, DELETE ON "team_managers" TO gatehouse_app;
