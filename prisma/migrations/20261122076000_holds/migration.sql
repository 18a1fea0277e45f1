-- A person whom the identity provider manages and whom an administrator holds disabled: since when, by whom, and what
-- the provider last said `active` should be, which counts again once the person is released.
ALTER TABLE "users"
    ADD COLUMN "held_at" TIMESTAMPTZ(3),
    ADD COLUMN "held_by" UUID,
    ADD COLUMN "held_wish" BOOLEAN,
    ADD COLUMN "held_wish_at" TIMESTAMPTZ(3),
    ADD CONSTRAINT "users_held_check" CHECK (
        ("held_at" IS NULL) = ("held_wish" IS NULL)
        AND ("held_at" IS NOT NULL OR ("held_by" IS NULL AND "held_wish_at" IS NULL))
        AND ("held_at" IS NULL OR "status" = 'disabled'));

-- Those who are held are few: lists and counts of them read this and nothing else.
CREATE INDEX "people_held" ON "users" ("org_id", "id") INCLUDE ("status", "source", "last_sign_in_at")
  WHERE "held_at" IS NOT NULL AND "kind" = 'human' AND "deleted_at" IS NULL;
