-- Which secret of the server the data belong to (lib/org/secret-check.ts).
ALTER TABLE "installation" ADD COLUMN "secret_check" TEXT;

-- Recovery codes that outlive a change of the server's secret: keyed by the secret of the person's own app.
ALTER TABLE "recovery_codes" ADD COLUMN "by_app" BOOLEAN NOT NULL DEFAULT false;
