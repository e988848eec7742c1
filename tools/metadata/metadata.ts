import type { ByteReader } from './byte-reader.js';
import { Blobs, Strings, UserStrings } from './heaps.js';
import { readImage } from './image.js';
import type { Image } from './sections.js';
import { TABLES, type TableName } from './schema.js';
import { Tables, type Row } from './tables.js';

const SIGNATURE = 0x424a5342;
const NAMES = Object.keys(TABLES) as TableName[];

/** The metadata of one assembly: tables and heaps, of which nothing is decoded yet. */
export class Metadata {
  readonly tables: Tables;
  readonly strings: Strings;
  readonly blobs: Blobs;
  readonly userStrings: UserStrings;
  private readonly image: Image;
  private readonly root: ByteReader;

  /** @param file - what errors call the assembly */
  constructor(
    bytes: Uint8Array,
    readonly file: string,
  ) {
    this.image = readImage(bytes, file);
    this.root = this.image.metadata();
    const streams = streamsOf(this.root);
    const stream = (name: string): ByteReader => {
      const [offset, size] = streams.get(name) ?? [0, 0];
      return this.root.part(offset, size, name);
    };
    if (!streams.has('#~')) this.root.fail('there are no tables (#~)');
    this.tables = new Tables(stream('#~'));
    this.strings = new Strings(stream('#Strings'));
    this.blobs = new Blobs(stream('#Blob'));
    this.userStrings = new UserStrings(stream('#US'));
  }

  text(table: TableName, row: number, column: number): string {
    return this.strings.get(this.tables.cell(table, row, column));
  }

  blob(table: TableName, row: number, column: number, place: string): ByteReader {
    return this.blobs.get(this.tables.cell(table, row, column), place);
  }

  /** Whether it is a program, with a `Main`. */
  get hasEntryPoint(): boolean {
    return this.image.entryPoint() !== 0;
  }

  /** What lies at an address of the image: the code of a method. */
  at(address: number, place: string): ByteReader {
    return this.image.at(address, place);
  }

  /** The row that a token in code names. */
  row(token: number): Row {
    const table = NAMES[token >>> 24];
    return table
      ? { table, row: token & 0xffffff }
      : this.fail(`the token ${token} names no table`);
  }

  fail(reason: string): never {
    return this.root.fail(reason);
  }
}

/** Names and places of the streams, ECMA-335 II.24.2.1. */
function streamsOf(root: ByteReader): Map<string, readonly [offset: number, size: number]> {
  if (root.u32() !== SIGNATURE) root.fail('it does not begin with its signature');
  root.skip(8);
  root.skip(root.u32());
  root.skip(2);
  const count = root.u16();
  const streams = new Map<string, readonly [number, number]>();
  for (let index = 0; index < count; index++) {
    const offset = root.u32();
    const size = root.u32();
    streams.set(nameOf(root), [offset, size]);
  }
  return streams;
}

/** Padded with zeros to four bytes. */
function nameOf(root: ByteReader): string {
  const end = root.bytes.indexOf(0, root.at);
  const length = end - root.at;
  if (length < 0 || length > 32) root.fail('the name of a stream does not end');
  const name = root.utf8(length);
  root.skip(4 - (length % 4));
  return name;
}
