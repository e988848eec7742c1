import type { ByteReader } from './byte-reader.js';

/** A stretch of the file, and the address at which the runtime has it. */
export interface Section {
  readonly address: number;
  readonly offset: number;
  readonly size: number;
}

/** What a PE file and a webcil have in common: sections, and where in them the .NET header is. */
export class Image {
  /** @param header - the address of the .NET header */
  constructor(
    private readonly file: ByteReader,
    private readonly sections: readonly Section[],
    private readonly header: number,
  ) {}

  /** The metadata, ECMA-335 II.25.3.3. */
  metadata(): ByteReader {
    const header = this.dotnetHeader();
    header.at = 8;
    const address = header.u32();
    const size = header.u32();
    return this.at(address, 'metadata').part(0, size, 'metadata');
  }

  /** Where the program begins: the token of `Main`, 0 for a library. */
  entryPoint(): number {
    const header = this.dotnetHeader();
    header.at = 20;
    return header.u32();
  }

  /** From an address to the end of its section. */
  at(address: number, place: string): ByteReader {
    for (const section of this.sections) {
      const inside = address - section.address;
      if (inside < 0 || inside >= section.size) continue;
      return this.file.part(section.offset + inside, section.size - inside, place);
    }
    return this.file.fail(`no section holds the ${place}, at address ${address}`);
  }

  private dotnetHeader(): ByteReader {
    return this.at(this.header, '.NET header');
  }
}

/** Reads `count` section headers; `read` knows their form. */
export function readSections(
  file: ByteReader,
  count: number,
  read: (file: ByteReader) => Section,
): Section[] {
  const sections: Section[] = [];
  for (let index = 0; index < count; index++) {
    const section = read(file);
    if (section.offset + section.size > file.length) {
      file.fail(
        `section ${index} ends at ${section.offset + section.size}, the file at ${file.length}`,
      );
    }
    sections.push(section);
  }
  return sections;
}
