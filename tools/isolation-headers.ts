export const OPENER_POLICY = 'Cross-Origin-Opener-Policy';
export const EMBEDDER_POLICY = 'Cross-Origin-Embedder-Policy';

/** What makes a page cross-origin isolated. */
export const ISOLATION_HEADERS = {
  [OPENER_POLICY]: 'same-origin',
  [EMBEDDER_POLICY]: 'require-corp',
};
