/** What a page may load from other origins: with `require-corp` what allows it, with `credentialless` anything, without cookies. */
export type EmbedderPolicy = 'require-corp' | 'credentialless';

/** In the address of the service worker: that is all it can know before it answers the first request. */
export const EMBEDDER_POLICY = 'embedder-policy';
