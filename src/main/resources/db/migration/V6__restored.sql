-- A restored backup has lost history, and the numbers of what was lost are given out anew. The operator says so with this, and each log gets
-- another epoch: whoever comes with a cursor of the history that was lost is told. Answers how many logs there are.
CREATE FUNCTION log_restored() RETURNS bigint
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
DECLARE
    logs bigint;
BEGIN
    -- In the order in which the writer locks them, so that this does not deadlock with a service that runs.
    PERFORM FROM log_head ORDER BY tenant FOR UPDATE;
    UPDATE log_head SET epoch = left(replace(gen_random_uuid()::text, '-', ''), 8);
    GET DIAGNOSTICS logs = ROW_COUNT;
    RETURN logs;
END
$$;
