-- Whether the request is stored as it was sent, nothing cut and no secret left out: only then can it be played again.
-- Of rows from before nobody can tell.
ALTER TABLE "activity" ADD COLUMN "request_whole" BOOLEAN NOT NULL DEFAULT false;

-- From a refusal to what was played again, and back.
CREATE INDEX "activity_replays" ON "activity" ("org_id", "repeat_of") WHERE "repeat_of" IS NOT NULL;
CREATE INDEX "activity_refused_by_request" ON "activity" ("org_id", "request_id") WHERE "status" >= 400;
