using System.Globalization;
using System.Runtime.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Tests;

/// <summary>
/// Puts all tests of an assembly under the culture that the variable <c>GEODL_TEST_CULTURE</c> names.
/// </summary>
internal static class TestCulture
{
#pragma warning disable CA2255 // Not a library: no test may run before.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Set()
    {
        if (Environment.GetEnvironmentVariable("GEODL_TEST_CULTURE") is { Length: > 0 } name)
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = Cultures.Named(name);
    }
}
