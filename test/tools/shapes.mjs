import ts from 'typescript';
import { resolve } from 'node:path';
import { root } from '../../scripts/run.mjs';

/**
 * Reads a declaration file as TypeScript does: the trees of the interfaces `Exports` and `ImportModules`, whose
 * leaves are functions with the shapes of their types, in plain objects for the page.
 */
export function readShapes(file) {
  const program = ts.createProgram([file], {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    paths: { 'dotnet-worker': [resolve(root, 'dist/types/src/index.d.ts')] },
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(source));
  const typeNamed = (name) =>
    checker.getDeclaredTypeOfSymbol(exported.find((symbol) => symbol.name === name));
  const read = { checker, source };
  return {
    exports: members(read, typeNamed('Exports'), exportedFunction),
    modules: members(read, typeNamed('ImportModules'), importedFunction),
  };
}

/** `leaf` tells whether a type is a function, and its shape. */
function members(read, type, leaf) {
  const entries = type.getProperties().map((property) => {
    const inner = read.checker.getTypeOfSymbolAtLocation(property, read.source);
    return [property.name, leaf(read, inner) ?? { members: members(read, inner, leaf) }];
  });
  return Object.fromEntries(entries);
}

function exportedFunction(read, type) {
  if (type.symbol?.name !== 'ExportedFunction') return undefined;
  const [parameters, result] = read.checker.getTypeArguments(type);
  const shapes = read.checker.getTypeArguments(parameters).map((one) => shapeOf(read, one));
  return { calls: [{ parameters: shapes, result: shapeOf(read, result) }] };
}

function importedFunction(read, type) {
  const signatures = type.getCallSignatures();
  if (signatures.length === 0) return undefined;
  return { calls: signatures.map((signature) => callShape(read, signature)) };
}

function callShape(read, signature) {
  return {
    parameters: signature
      .getParameters()
      .map((one) => shapeOf(read, read.checker.getTypeOfSymbolAtLocation(one, read.source))),
    result: shapeOf(read, signature.getReturnType()),
  };
}

function shapeOf(read, type) {
  const { checker } = read;
  if (type.flags & ts.TypeFlags.Boolean) return { kind: 'boolean' };
  if (type.isUnion()) {
    const shapes = type.types.map((one) =>
      one.flags & ts.TypeFlags.BooleanLiteral ? { kind: 'boolean' } : shapeOf(read, one),
    );
    const different = new Map(shapes.map((shape) => [JSON.stringify(shape), shape]));
    return { kind: 'union', of: [...different.values()] };
  }
  const name = type.symbol?.name;
  const args = () => checker.getTypeArguments(type);
  if (checker.isArrayType(type)) return { kind: 'array', of: shapeOf(read, args()[0]) };
  if (name === 'Promise' || name === 'PromiseLike') {
    return { kind: 'promise', of: shapeOf(read, args()[0]) };
  }
  if (name === 'AsyncDelegate' || name === 'SyncDelegate') {
    const [parameters, result] = args();
    return {
      kind: name,
      parameters: checker.getTypeArguments(parameters).map((one) => shapeOf(read, one)),
      result: shapeOf(read, result),
    };
  }
  const [signature] = type.getCallSignatures();
  if (signature) return { kind: 'function', ...callShape(read, signature) };
  return { kind: name !== undefined && name !== '__type' ? name : checker.typeToString(type) };
}
