-- What activities can be found by, apart from the log: the writer pays nothing for it. The service fills it shortly after
-- the log has grown, and a search reads what is not here yet from the log itself.

-- How far the log of each tenant can be found here: every activity up to that number has its search_entry.
CREATE TABLE search_head (
    tenant text   PRIMARY KEY,
    seq    bigint NOT NULL
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

CREATE TABLE search_entry (
    tenant      text        NOT NULL,
    seq         bigint      NOT NULL,
    -- The same as the activity's, so that it goes with it, and leads to the one partition where it lies.
    received_at timestamptz NOT NULL,
    -- Hashes of the tenant with each word's runs of three characters, each exact value, the networks of the address, and the
    -- scalars of the metadata. Two things may share a hash: a search compares what it finds with the activity itself.
    terms       integer[]   NOT NULL
) PARTITION BY RANGE (received_at);

-- Serves: every search for words, values, addresses or metadata that the newest activities do not answer. New entries wait in its
-- pending list and are merged many at a time, at a tenth of what it costs one by one.
CREATE INDEX search_entry_terms ON search_entry USING gin (terms) WITH (fastupdate = on);

-- When the activities of each 4,096 numbers occurred. Serves: a range of time, for which it names the numbers to read; a row
-- for thousands of activities, where an index on occurred_at would be an entry for each.
CREATE TABLE search_block (
    tenant   text        NOT NULL,
    block    bigint      NOT NULL,
    earliest timestamptz NOT NULL,
    latest   timestamptz NOT NULL,
    PRIMARY KEY (tenant, block)
) WITH (fillfactor = 70);

-- How many activities there were: in all each hour, of each action and of each admin each day, in UTC and by occurred_at. Serves:
-- summaries of times alone, which read a few hundred rows a day however many activities it had.
CREATE TABLE search_count (
    tenant text        NOT NULL,
    -- hour, action or admin.
    kind   text        NOT NULL,
    start  timestamptz NOT NULL,
    -- The action or the admin's id; empty for an hour.
    key    text        NOT NULL,
    total  bigint      NOT NULL,
    failed bigint      NOT NULL,
    PRIMARY KEY (tenant, kind, start, key)
) WITH (fillfactor = 70);

-- As before, and the partition of search_entry beside that of activity.
CREATE OR REPLACE FUNCTION create_activity_partition(of_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
DECLARE
    first_day date := date_trunc('month', of_day)::date;
    next_month date := (date_trunc('month', of_day) + interval '1 month')::date;
    parent text;
BEGIN
    -- Replicas that start together ask for the same partition; CREATE TABLE IF NOT EXISTS alone does not stand that race.
    PERFORM pg_advisory_xact_lock(hashtext('create_activity_partition'));
    FOREACH parent IN ARRAY ARRAY ['activity', 'search_entry']
    LOOP
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                       parent || '_' || to_char(first_day, 'YYYY_MM'),
                       parent,
                       first_day::timestamp AT TIME ZONE 'UTC',
                       next_month::timestamp AT TIME ZONE 'UTC');
    END LOOP;
END
$$;

-- Beside the partitions that are there already.
SELECT create_activity_partition(to_date(right(relname, 7), 'YYYY_MM'))
FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
WHERE inhparent = 'activity'::regclass;
