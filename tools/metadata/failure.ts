/** A file that is no .NET assembly, or a damaged one. */
export class MetadataError extends Error {
  override readonly name = 'MetadataError';
}

/** A library or program that has nothing to do with .NET. */
export class NativeFileError extends MetadataError {}

/** Ends a reading; `file` is what the error calls the assembly. */
export function fail(file: string, reason: string): never {
  throw new MetadataError(
    `Failed to read ${file}: ${reason}. Make sure that it is a whole .NET assembly, as the compiler or the publish wrote it.`,
  );
}
