-- The keys that callers gave with their activities, so that a retry finds what the first attempt has stored. A row is
-- written in the transaction of its activity: there is no key without one, and none is lost with the service.
CREATE TABLE idempotency_key (
    tenant text   NOT NULL,
    key    text   NOT NULL,
    -- Of the activity's received_at, in UTC. Keys go by whole days, by dropping a partition: a delete would leave as much
    -- dead weight behind as the table holds.
    day    date   NOT NULL,
    -- SHA-256, in hexadecimal, of what was posted with the key: the same key for anything else is a caller's mistake.
    digest text   NOT NULL,
    id     uuid   NOT NULL,
    seq    bigint NOT NULL,
    -- Unique within a day by this key; across days because it is looked up and written under the lock of log_head.
    PRIMARY KEY (tenant, key, day)
) PARTITION BY RANGE (day);

CREATE FUNCTION create_idempotency_partition(of_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('create_idempotency_partition'));
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF idempotency_key FOR VALUES FROM (%L) TO (%L)',
                   'idempotency_key_' || to_char(of_day, 'YYYY_MM_DD'), of_day, of_day + 1);
END
$$;

-- Dropping a partition locks the whole table for a moment. lock_timeout: behind a long look at the table (a backup) it gives
-- up instead of making every writer wait in line; the next call tries again.
CREATE FUNCTION drop_idempotency_partitions(before_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '1s' AS
$$
DECLARE
    partition regclass;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('create_idempotency_partition'));
    FOR partition IN
        SELECT inhrelid::regclass FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = 'idempotency_key'::regclass
          AND relname < 'idempotency_key_' || to_char(before_day, 'YYYY_MM_DD')
    LOOP
        EXECUTE format('DROP TABLE %s', partition);
    END LOOP;
END
$$;
