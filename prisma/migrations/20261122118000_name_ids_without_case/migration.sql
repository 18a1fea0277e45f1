-- Policies bind the owner too: each tenant is set in its turn.
SELECT set_config('app.org_id', '', true);

-- A NameID that looks like an address is stored as it is compared from now on: folded, as fold() of lib/base/fold.ts
-- does. Of names that differ in their letters alone one stays: that of somebody living, the latest used.
DO $$
DECLARE
  tenant text;
  spaces constant text := E'\t\n\u000B\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF';
BEGIN
  FOR tenant IN SELECT org_id FROM organization_slugs LOOP
    PERFORM set_config('app.org_id', tenant, true);
    DELETE FROM saml_identities USING (
      SELECT i.provider_id, i.name_id, row_number() OVER (
        PARTITION BY i.provider_id, lower(btrim(normalize(i.name_id, NFC), spaces) COLLATE "folding")
        ORDER BY u.deleted_at IS NOT NULL, i.last_used_at DESC, i.name_id) AS place
      FROM saml_identities i JOIN users u ON u.org_id = i.org_id AND u.id = i.user_id
      WHERE i.org_id = tenant AND i.name_id LIKE '%@%'
    ) twin
    WHERE saml_identities.org_id = tenant AND saml_identities.provider_id = twin.provider_id
      AND saml_identities.name_id = twin.name_id AND twin.place > 1;
    UPDATE saml_identities SET name_id = lower(btrim(normalize(name_id, NFC), spaces) COLLATE "folding")
      WHERE org_id = tenant AND name_id LIKE '%@%'
        AND name_id <> lower(btrim(normalize(name_id, NFC), spaces) COLLATE "folding");
  END LOOP;
  PERFORM set_config('app.org_id', '', true);
END $$;
