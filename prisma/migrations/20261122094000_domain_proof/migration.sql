-- Domains are proven by a record in the DNS, looked for by hand and by the worker.
ALTER TABLE "domains"
    ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN "by_record" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "checked_at" TIMESTAMPTZ(3),
    ADD COLUMN "problem" TEXT,
    ADD COLUMN "found" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "checks" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "watched_until" TIMESTAMPTZ(3),
    ADD CONSTRAINT "domains_problem_check" CHECK ("problem" IN ('no_record', 'other_value', 'no_domain', 'no_answer'));
CREATE UNIQUE INDEX "domains_org_id_id_key" ON "domains"("org_id", "id");
