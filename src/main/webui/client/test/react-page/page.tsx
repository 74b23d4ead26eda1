import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useActivityStream } from '@eyewitness/client/react';

declare global {
  interface Window {
    /** Where the test's service is, and under which token. */
    readonly service: { readonly url: string; readonly token: string };
  }
}

function Log() {
  const [filter, setFilter] = useState('action:payout_*');
  const { activities, status, pause, resume, error } = useActivityStream({
    url: window.service.url,
    token: () => window.service.token,
    filter,
    after: '0',
    limit: 3,
  });
  return (
    <main>
      <p id="status">{status}</p>
      <p id="error">{error?.message}</p>
      <button onClick={pause}>Pause</button>
      <button onClick={resume}>Resume</button>
      <button onClick={() => setFilter('action:login')}>Logins</button>
      <button onClick={() => setFilter('ip:')}>Nonsense</button>
      <ol>
        {activities.map(({ id, description }) => (
          <li key={id}>{description}</li>
        ))}
      </ol>
    </main>
  );
}

const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(
  <StrictMode>
    <Log />
  </StrictMode>,
);
