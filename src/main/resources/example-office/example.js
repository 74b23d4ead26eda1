// In an office of your own, its back end makes the tokens, for who is signed in to it: docs/component.md.
async function fetchToken() {
  const answer = await fetch('/dev/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sub: 'grace', name: 'Grace Hopper', groups: ['activity:admin'], expiresIn: 300 }),
  });
  return (await answer.json()).token;
}

async function approvePayout() {
  await fetch('/api/v1/activities', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${await fetchToken()}` },
    body: JSON.stringify({ action: 'payout_approved', entityType: 'payout', entityId: 'po_17' }),
  });
}

document.querySelector('eyewitness-log').token = fetchToken;
document.querySelector('#record').addEventListener('click', approvePayout);
