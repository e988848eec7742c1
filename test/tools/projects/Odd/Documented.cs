using System.Runtime.InteropServices.JavaScript;

namespace Odd
{
    /// <summary>Not of a method.</summary>
    public static partial class Documented
    {
        /// <summary>
        /// Takes <paramref name="text"/>, <see langword="null"/> or <c>a &lt; b</c>, as <see cref="Unsaid.Text(string)"/>
        /// does. Ends no comment: */
        /// <para>A second paragraph, of <see cref="List{T}"/>.</para>
        /// </summary>
        /// <remarks>
        /// <list type="bullet">
        /// <item><description>one</description></item>
        /// <item><term>two</term><description>the second</description></item>
        /// </list>
        /// <code>
        /// if (x &lt; 1)
        ///     Everything(null);
        /// </code>
        /// See <see href="https://example.com/it?a=1&amp;b=2"/>.
        /// </remarks>
        /// <param name="text">What is <i>taken</i>.</param>
        /// <param name="class">A word of C#.</param>
        /// <returns>Its length &#x2014; or 0.</returns>
        /// <exception cref="ArgumentException">when it is "wrong"</exception>
        /// <exception cref="T:System.FormatException"></exception>
        [JSExport]
        public static int Everything(string text, int @class) => (text ?? "").Length + @class;

        /// <summary>The first.</summary>
        [JSExport]
        public static int Overloaded(int value) => value;

        /// <summary>The second.</summary>
        [JSExport]
        public static string Overloaded(string value) => value;

        /// <summary>Asks the page for <paramref name="name"/>.</summary>
        /// <param name="name">Of a colour.</param>
        [JSImport("colours.find", "documented.js")]
        public static partial string FindColour(string name);

        /// <remarks>Only remarks.</remarks>
        [JSExport]
        public static void Remarked() => FindColour("red");

        /// <summary></summary>
        [JSExport]
        public static void Silent()
        {
        }
    }
}
