-- Where a provider that takes logout messages by form takes our answers to its own: at the same address until its metadata
-- is read again.
ALTER TABLE "saml_identity_providers" ADD COLUMN "slo_post_answer_url" TEXT;
UPDATE "saml_identity_providers" SET "slo_post_answer_url" = "slo_post_url";
