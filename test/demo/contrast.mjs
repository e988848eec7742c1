/**
 * Runs in the page: how many texts it has, those whose contrast with what is behind them is below what WCAG 2 asks for
 * (AA: 4.5, and 3 for large text), and how light the page is, from 0 to 1.
 */
export function faintTexts() {
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  while (walker.nextNode()) {
    const { data, parentElement: element } = walker.currentNode;
    if (data.trim() === '' || !element.checkVisibility() || isExempt(element)) continue;
    texts++;
    const style = getComputedStyle(element);
    const behind = backgroundOf(element);
    const ratio = contrast(luminance(over(rgba(style.color), behind)), luminance(behind));
    if (ratio >= (isLarge(style) ? 3 : 4.5)) continue;
    faint.push(`${data.trim()}: ${style.color} on rgb(${behind.join()}), ${ratio.toFixed(2)}`);
  }
  return { texts, faint, paper: luminance(backgroundOf(document.body)) };

  /** What cannot be operated may be faint, and what stands for nobody's eyes has no colour. */
  function isExempt(element) {
    return element.closest('script, style, option, .unseen, :disabled') !== null;
  }

  function isLarge({ fontSize, fontWeight }) {
    const size = parseFloat(fontSize);
    return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
  }

  function backgroundOf(element) {
    if (element === null) return rgba(getComputedStyle(document.documentElement).backgroundColor);
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own.slice(0, 3) : over(own, backgroundOf(element.parentElement));
  }

  function over([red, green, blue, alpha = 1], behind) {
    return [red, green, blue].map((part, index) => part * alpha + behind[index] * (1 - alpha));
  }

  /** The browser itself reads the colour, in whichever notation it is. */
  function rgba(colour) {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  }

  function luminance(colour) {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }
}
