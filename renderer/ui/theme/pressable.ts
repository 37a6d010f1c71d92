/** The id react-aria looks for before it injects its one style element (usePress, 1.22). */
const REACT_ARIA_STYLE_ID = 'react-aria-pressable-style';

/**
 * Keeps react-aria from injecting a style element, which `style-src 'self'` would refuse: the
 * element it looks for is already there, and base.css holds its rule.
 */
export function reserveReactAriaStyle(target: Document): void {
  if (target.getElementById(REACT_ARIA_STYLE_ID)) return;
  const marker = target.createElement('meta');
  marker.id = REACT_ARIA_STYLE_ID;
  target.head.append(marker);
}
