/** A session in the form in which the service sends it. */
export function sessionJson(sessionId: string, differing: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    sessionId,
    adminId: 'ada',
    adminName: 'Ada Lovelace',
    adminEmail: 'ada@example.com',
    startedAt: '2026-11-22T09:00:00Z',
    lastActivityAt: '2026-11-22T09:30:00Z',
    endedAt: null,
    endReason: null,
    activities: 12,
    failures: 1,
    ipAddresses: ['203.0.113.7', '198.51.100.2'],
    device: { type: 'desktop', browser: 'Firefox', os: 'Linux' },
    ...differing,
  };
}
