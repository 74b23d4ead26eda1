-- Serves: the activities of one session, in order, and whether an activity is its session's first, which is how sessions are
-- listed. Activities without a session cost it nothing.
CREATE INDEX activity_session ON activity (tenant, session_id, seq) WHERE session_id IS NOT NULL;

-- Serves: the invalidations that name a session, looked for once for each session listed. Few activities are any.
CREATE INDEX activity_invalidated ON activity (tenant, entity_id)
    WHERE action = 'session_invalidated' AND entity_type = 'session';
