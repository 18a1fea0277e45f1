-- The worker takes each organization's due rows in order, hopping from one organization to the next: without this
-- index a mass sync of one organization would be read and sorted at every claim.
DROP INDEX "due_work_org_id_idx";
CREATE INDEX "due_work_kind_org_id_due_at_id_idx" ON "due_work"("kind", "org_id", "due_at", "id");
