import type { Device } from '../activity/activity.js';
import type { InterfaceIcon } from '../icons/interface-icons.js';
import { texts } from '../texts.js';

const icons: ReadonlyMap<string, InterfaceIcon> = new Map([
  ['desktop', 'monitor'],
  ['mobile', 'smartphone'],
  ['tablet', 'tablet'],
  ['bot', 'bot'],
]);

export function deviceIcon(device: Device): InterfaceIcon {
  return icons.get(device.type) ?? 'circle-question-mark';
}

/** `Firefox on Linux`, or as much of it as is known. */
export function deviceText(device: Device): string {
  if (device.browser !== null && device.os !== null) {
    return texts.device.browserOn(device.browser, device.os);
  }
  return device.browser ?? device.os ?? texts.device.unknown;
}
