-- What a request did, in one word, so that the activity can be narrowed to it (lib/provisioning/activity-action.ts).
ALTER TABLE "activity" ADD COLUMN "action" TEXT NOT NULL DEFAULT 'other';

-- Rows that are there already; the owner is bound by the policies too: one organization after another.
DO $$
DECLARE
  tenant text;
BEGIN
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    UPDATE activity SET action = CASE
      WHEN method IN ('GET', 'HEAD') OR path LIKE '%/.search%' THEN 'read'
      WHEN effects @? '$.changes[*].event ? (@ == "user.create" || @ == "user.restore" || @ == "team.create")' THEN 'create'
      WHEN effects @? '$.changes[*].event ? (@ == "user.remove" || @ == "team.remove" || @ == "team.unlink")' THEN 'remove'
      WHEN effects @? '$.changes[*].event ? (@ == "user.deactivate")' THEN 'deactivate'
      WHEN effects @? '$.changes[*].event ? (@ == "user.reactivate")' THEN 'reactivate'
      WHEN effects @? '$.members[*]' THEN 'members'
      WHEN path LIKE '/Bulk%' THEN 'other'
      WHEN method = 'POST' THEN 'create'
      WHEN method = 'DELETE' THEN 'remove'
      ELSE 'update'
    END WHERE org_id = tenant;
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
END $$;

-- Each serves a filter that few rows pass; reads and people are found quickly by the key alone, so their rows pay for
-- the index of keys only.
CREATE INDEX "activity_by_action" ON "activity" ("org_id", "action", "at", "id") WHERE "action" <> 'read';
CREATE INDEX "activity_by_key" ON "activity" ("org_id", "key_id", "at", "id");
CREATE INDEX "activity_of_groups" ON "activity" ("org_id", "at", "id") WHERE "resource_type" = 'Group';
CREATE INDEX "activity_of_others" ON "activity" ("org_id", "at", "id")
  WHERE "resource_type" IS NULL OR "resource_type" NOT IN ('User', 'Group');
