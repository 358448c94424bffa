using System.ComponentModel;

namespace GeoDL.Typed.Runtime.Tests.Entries;

/// <summary>
/// A public type is for users, or for generated code: then it is out of their sight. That all are documented is an
/// error of the compiler's (CS1591).
/// </summary>
public sealed class PublicSurfaceTests
{
    private const string Users = "GeoDL.Typed";
    private const string GeneratedCode = "GeoDL.Typed.CompilerServices";

    public static TheoryData<string> Types =>
        [.. typeof(ParameterSet).Assembly.GetExportedTypes().Select(static t => t.FullName!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void PublicType_IsForUsersOrHidden(string name)
    {
        Type type = typeof(ParameterSet).Assembly.GetType(name)!;
        Type outer = type;
        while (outer.DeclaringType is { } around)
            outer = around;

        bool isHidden =
            outer.GetCustomAttributes(typeof(EditorBrowsableAttribute), inherit: false)
            is [EditorBrowsableAttribute { State: EditorBrowsableState.Never }];

        Assert.Equal(isHidden ? GeneratedCode : Users, type.Namespace);
    }
}
