-- Ends a write that was planned on a row which has changed since it was read (DECISIONS.md, 81). It is run again.
CREATE FUNCTION "row_moved"() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a row has changed since it was read' USING ERRCODE = 'serialization_failure';
END $$;
REVOKE ALL ON FUNCTION "row_moved"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "row_moved"() TO gatehouse_app;
