// Logs and has nothing else to do.
import { ActivityActions, logActivity } from '@eyewitness/client';

logActivity({ action: ActivityActions.LOGIN });
logActivity({ action: ActivityActions.LOGOUT });
