-- One log a tenant. A batch locks the tenant's row here, takes the next numbers, inserts and commits: so the order of
-- numbers is the order of commits and has no holes, which a sequence cannot promise (it is drawn before the commit).
CREATE TABLE log_head (
    tenant      text        PRIMARY KEY,
    -- Made with the log. It changes only when history was lost, so that an old cursor is recognised as such.
    epoch       text        NOT NULL,
    seq         bigint      NOT NULL DEFAULT 0 CHECK (seq >= 0),
    -- Of the newest activity. The writer never goes below it, so that received_at rises with seq even where the
    -- database's clock is set back.
    received_at timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
-- fillfactor: one row is updated by every batch; room on its page keeps those updates heap-only and the table small.

CREATE TABLE activity (
    tenant         text        NOT NULL,
    seq            bigint      NOT NULL,
    id             uuid        NOT NULL,
    -- Whole milliseconds, the same as those inside the UUIDv7 of id: a look-up by id reads one partition.
    received_at    timestamptz NOT NULL,
    occurred_at    timestamptz NOT NULL,
    action         text        NOT NULL,
    -- Label, category, icon and sentence are stored as they were: a later change of the catalogue rewrites no history.
    label          text        NOT NULL,
    category       text        NOT NULL,
    icon           text        NOT NULL,
    -- 0 info, 1 notice, 2 warning, 3 critical: a number, because people ask for "warning or above".
    severity       smallint    NOT NULL,
    description    text        NOT NULL,
    admin_id       text        NOT NULL,
    admin_name     text,
    admin_email    text,
    session_id     text,
    entity_type    text,
    entity_id      text,
    entity_name    text,
    ip_address     inet,
    user_agent     text,
    device_type    text,
    device_browser text,
    device_os      text,
    success        boolean     NOT NULL,
    failure_reason text,
    metadata       jsonb,
    changes        jsonb,
    trace_id       text,
    -- A unique key of a partitioned table must hold the partition key. That (tenant, seq) alone is unique, the lock on
    -- log_head sees to. Serves: the feed and resumes (seq > n), newest first (seq descending), keyset pages.
    PRIMARY KEY (tenant, seq, received_at)
) PARTITION BY RANGE (received_at);

-- Serves: one activity by its id (the UUID names its millisecond), and ranges of time. A batch shares one
-- received_at, so deduplication keeps this index far smaller than one on id would be.
CREATE INDEX activity_received ON activity (tenant, received_at);

-- Retention drops whole partitions. SECURITY DEFINER: the role that the service runs as needs no right to create tables.
CREATE FUNCTION create_activity_partition(of_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
DECLARE
    first_day date := date_trunc('month', of_day)::date;
    next_month date := (date_trunc('month', of_day) + interval '1 month')::date;
    partition_name text := 'activity_' || to_char(first_day, 'YYYY_MM');
BEGIN
    -- Replicas that start together ask for the same partition; CREATE TABLE IF NOT EXISTS alone does not stand that race.
    PERFORM pg_advisory_xact_lock(hashtext('create_activity_partition'));
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF activity FOR VALUES FROM (%L) TO (%L)',
                   partition_name,
                   first_day::timestamp AT TIME ZONE 'UTC',
                   next_month::timestamp AT TIME ZONE 'UTC');
END
$$;

-- The name and e-mail last seen of each admin, for activities that leave them out. Written in the same transaction as
-- the activity that carried them.
CREATE TABLE admin (
    tenant   text NOT NULL,
    admin_id text NOT NULL,
    name     text,
    email    text,
    PRIMARY KEY (tenant, admin_id)
);

-- The tenant's own actions, and its own wording of built-in ones.
CREATE TABLE tenant_action (
    tenant   text     NOT NULL,
    code     text     NOT NULL,
    label    text     NOT NULL,
    category text     NOT NULL,
    icon     text     NOT NULL,
    severity smallint NOT NULL,
    template text     NOT NULL,
    PRIMARY KEY (tenant, code)
);
