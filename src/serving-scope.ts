/** The time during which the page serves one synchronous import, and its delegates answer synchronously. */
export interface ServingScope {
  active: boolean;
  /** The import, as errors name it. */
  readonly name: string;
}
