interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

interface Policy {
  createScriptURL(url: string): string;
}

/** A page makes a policy of a name once; a second time its Content-Security-Policy may refuse. */
const policies = new Map<string, Policy>();

/** Under Trusted Types a plain URL is refused: the policy's name is what a page lists in its header. */
export function trustedScriptUrl(url: string, name: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  let policy = policies.get(name);
  if (!policy) {
    policy = trustedTypes.createPolicy(name, { createScriptURL: (each) => each });
    policies.set(name, policy);
  }
  return policy.createScriptURL(url);
}
