// What the tree of exports is made of: overloads, nested classes, classes in deep namespaces and in none.
namespace Conformance.Exported
{
    public static partial class Overloads
    {
        [JSExport]
        public static string Pick(int value) => $"one number: {value}";

        [JSExport]
        public static string Pick(string value) => $"one string: {value}";

        [JSExport]
        public static string Pick(int first, int second) => $"two numbers: {first} {second}";
    }

    public static partial class Outer
    {
        [JSExport]
        public static string Where() => "Outer";

        public static partial class Inner
        {
            [JSExport]
            public static string Where() => "Outer.Inner";

            public static partial class Innermost
            {
                [JSExport]
                public static string Where() => "Outer.Inner.Innermost";
            }
        }
    }
}

namespace Conformance.Exported.Deeper.Still
{
    public static partial class Place
    {
        [JSExport]
        public static string Where() => "Conformance.Exported.Deeper.Still.Place";

        [JSExport]
        public static string Join(string first, int second, double third, bool fourth, string fifth, int sixth) =>
            $"{first} {second} {third} {fourth} {fifth} {sixth}";
    }
}

public static partial class Bare
{
    [JSExport]
    public static string Where() => "Bare";
}
