/** How dotnet.js fetches a file of `_framework`; `integrity` is empty where none is known. */
export function assetRequest(integrity: string): RequestInit {
  return { cache: 'no-cache', ...(integrity ? { integrity } : {}) };
}
