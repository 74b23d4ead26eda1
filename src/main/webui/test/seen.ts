/** Waits until an element and all below it are drawn, shadow roots included. */
export async function drawn(element: Element): Promise<void> {
  if ('updateComplete' in element) {
    await element.updateComplete;
  }
  for (const child of element.shadowRoot?.querySelectorAll('*') ?? []) {
    await drawn(child);
  }
}

/** The text that a person reads, shadow roots and what is slotted into them included. */
export function seenText(node: Node): string {
  const root = rootOf(node);
  if (root.nodeType === Node.TEXT_NODE) {
    return root.textContent?.trim() ?? '';
  }
  const parts = [...(root instanceof HTMLSlotElement ? root.assignedNodes() : root.childNodes)].map(seenText);
  return parts.filter((part) => part !== '').join(' ');
}

/** The first element of a selector, shadow roots included. */
export function seen<Found extends Element>(node: Element, selector: string): Found {
  const found = lookFor(rootOf(node) as ParentNode, selector);
  if (found === null) {
    throw new Error(`There is no ${selector}`);
  }
  return found as Found;
}

function lookFor(root: ParentNode, selector: string): Element | null {
  const found = root.querySelector(selector);
  if (found !== null) {
    return found;
  }
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const deeper = shadowRoot === null ? null : lookFor(shadowRoot, selector);
    if (deeper !== null) {
      return deeper;
    }
  }
  return null;
}

function rootOf(node: Node): Node {
  return node instanceof Element && node.shadowRoot !== null ? node.shadowRoot : node;
}
