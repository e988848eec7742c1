/** Operations that the worker offers to the page, by number. */
export const START = 1;
export const DOWNLOAD = 2;
export const GET_ASSEMBLY_EXPORTS = 3;
export const RUN_MAIN = 4;
export const RUN_MAIN_AND_EXIT = 5;
export const SET_ENVIRONMENT_VARIABLE = 6;
export const INVOKE_LIBRARY_INITIALIZERS = 7;
export const EXIT_RUNTIME = 8;
export const INSPECT = 9;
export const DISPOSE_OBJECT = 10;
export const ACCESS_HEAP = 11;
export const REFRESH_VIEW = 12;
/** The page registered an import module: name. */
export const REGISTER_MODULE = 13;

/** Operations that the page offers to the worker: members of an object that C# holds as a JSObject. */
export const GET_PROPERTY = 1;
export const SET_PROPERTY = 2;
export const HAS_PROPERTY = 3;
export const TYPE_OF_PROPERTY = 4;
/** The page's `globalThis`. */
export const GLOBAL_THIS = 5;
/** Loads an import module on the page: name, URL. */
export const IMPORT_MODULE = 6;
/** Nobody in the worker handled this rejection. */
export const REPORT_REJECTION = 7;
