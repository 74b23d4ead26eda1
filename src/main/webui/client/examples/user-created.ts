import { ActivityActions, fromRequest, type ActivityLogger } from '@eyewitness/client';

interface NewUser {
  readonly email: string;
  readonly plan: string;
}

/** Answers `POST /users` of an admin panel, written for anything that speaks Fetch. */
export async function createUser(request: Request, admin: string, { logActivity }: ActivityLogger): Promise<Response> {
  const user = { id: 'u_204', ...((await request.json()) as NewUser) };
  // … keep the user, and then:
  logActivity({
    action: ActivityActions.USER_CREATED,
    adminId: admin,
    entityType: 'user',
    entityId: user.id,
    entityName: user.email,
    metadata: { plan: user.plan },
    ...fromRequest(request),
  });
  return Response.json(user, { status: 201 });
}
