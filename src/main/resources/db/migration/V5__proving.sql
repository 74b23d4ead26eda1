-- Each log is a Merkle tree (RFC 9162) whose leaf n - 1 is the activity of number n. Earlier activities get their leaves from the service,
-- which can hash them; until then these columns, and the frontier of their log, are null.
ALTER TABLE activity
    -- 16 random bytes, without which nobody can guess from the leaf what the personal values are. Null once they are erased.
    ADD COLUMN salt       bytea,
    -- SHA-256 of the leaf.
    ADD COLUMN leaf_hash  bytea,
    -- What the personal values enter the leaf as. It follows from them and the salt, so it is kept only where those are erased.
    ADD COLUMN commitment bytea;

-- The roots of the complete subtrees of the tree, largest first: with them the next leaf is appended and the root known, without
-- reading anything else.
ALTER TABLE log_head ADD COLUMN frontier bytea;

UPDATE log_head SET frontier = '' WHERE seq = 0;

-- The tree, cut into pieces of 256 hashes (C2SP tlog-tiles), full ones only: those never change. What the last, partial ones hold stands
-- one level below, at level 0 in the activities. A tile stays when the activities below it are dropped: proofs need no others.
CREATE TABLE ledger_tile (
    tenant text     NOT NULL,
    level  smallint NOT NULL,
    number bigint   NOT NULL,
    -- Of the tile's own tree: what it is in the tile above.
    root   bytea    NOT NULL,
    hashes bytea    NOT NULL CHECK (length(hashes) = 8192),
    PRIMARY KEY (tenant, level, number)
);

-- Hashes do not compress, and out of line they leave the roots close together: up to 255 are read for one partial tile.
ALTER TABLE ledger_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- What was signed: a note with our signature, and those of witnesses that were taken back.
CREATE TABLE ledger_checkpoint (
    tenant  text        NOT NULL,
    size    bigint      NOT NULL,
    note    text        NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, size)
);

-- Locked by whichever replica makes a checkpoint: no second one is made of that tenant's log within the same second. Apart from
-- log_head, for which the writer would have to wait.
CREATE TABLE ledger_head (
    tenant     text        PRIMARY KEY,
    -- Of the newest checkpoint, and when it was made.
    size       bigint      NOT NULL DEFAULT 0,
    made_at    timestamptz NOT NULL DEFAULT '-infinity',
    -- Of the newest checkpoint that the witness has taken, and when one was last brought to it.
    witnessed  bigint      NOT NULL DEFAULT 0,
    brought_at timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- The key that checkpoints are signed with, where the operator configures none: made by the first replica that needs one.
CREATE TABLE ledger_key (
    algorithm   text  PRIMARY KEY,
    -- PKCS #8.
    private_key bytea NOT NULL
);
