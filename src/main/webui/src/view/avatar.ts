import { css, html, type TemplateResult } from 'lit';
import { avatarHue, initials } from '../format/initials.js';

export const avatarStyles = css`
  .avatar {
    --hue: 200;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2rem;
    block-size: 2rem;
    border-radius: 50%;
    background: light-dark(oklch(0.92 0.045 var(--hue)), oklch(0.36 0.06 var(--hue)));
    color: light-dark(oklch(0.4 0.09 var(--hue)), oklch(0.9 0.06 var(--hue)));
    font-size: 0.75rem;
    font-weight: 650;
    letter-spacing: 0.02em;
  }

  .hue-1 {
    --hue: 245;
  }

  .hue-2 {
    --hue: 290;
  }

  .hue-3 {
    --hue: 335;
  }

  .hue-4 {
    --hue: 20;
  }

  .hue-5 {
    --hue: 65;
  }

  .hue-6 {
    --hue: 110;
  }

  .hue-7 {
    --hue: 155;
  }
`;

/** A spot of colour by which one finds the same person again; the name stands beside it. */
export function avatar(adminId: string, name: string): TemplateResult {
  return html`<span class="avatar hue-${avatarHue(adminId)}" aria-hidden="true">${initials(name)}</span>`;
}
