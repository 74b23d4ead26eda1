import { createServer, type Server } from 'node:http';
import { ActivityActions, fromRequest, type ActivityLogger } from '@eyewitness/client';

/** Answers `POST /settings/session-minutes` of an admin panel, written for Node. */
export function settingsServer(admin: string, { logActivity }: ActivityLogger): Server {
  let sessionMinutes = 30;
  return createServer((request, response) => {
    const before = sessionMinutes;
    sessionMinutes = 15;
    logActivity({
      action: ActivityActions.SETTINGS_UPDATED,
      adminId: admin,
      entityType: 'settings',
      entityId: 'security',
      changes: [{ field: 'sessionMinutes', from: before, to: sessionMinutes }],
      ...fromRequest(request, { behindProxy: true }),
    });
    response.writeHead(204).end();
  });
}
